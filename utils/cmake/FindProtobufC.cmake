# protobuf-c: the library, and the C code of the vendored onnx-ml.proto, generated at build.
#
# Provides: the target `onnx_proto`.

find_program(AIMET_PROTOC_C protoc-c REQUIRED)
find_library(AIMET_PROTOBUF_C_LIBRARY protobuf-c REQUIRED)
find_path(AIMET_PROTOBUF_C_INCLUDE protobuf-c/protobuf-c.h REQUIRED)

set(onnx_proto ${CMAKE_SOURCE_DIR}/lib/onnx/onnx-ml.proto)
set(onnx_proto_dir ${CMAKE_BINARY_DIR}/onnx_proto)
add_custom_command(
  OUTPUT ${onnx_proto_dir}/onnx-ml.pb-c.c ${onnx_proto_dir}/onnx-ml.pb-c.h
  COMMAND ${CMAKE_COMMAND} -E make_directory ${onnx_proto_dir}
  COMMAND ${AIMET_PROTOC_C} --c_out=${onnx_proto_dir} --proto_path=${CMAKE_SOURCE_DIR}/lib/onnx ${onnx_proto}
  DEPENDS ${onnx_proto})
add_library(onnx_proto STATIC ${onnx_proto_dir}/onnx-ml.pb-c.c)
target_include_directories(onnx_proto SYSTEM PUBLIC ${onnx_proto_dir} ${AIMET_PROTOBUF_C_INCLUDE})
target_link_libraries(onnx_proto PUBLIC ${AIMET_PROTOBUF_C_LIBRARY})
