# LLVM and MLIR 22, linked statically (a binary that loads libMLIR.so takes 35 to 50 ms to start, this one 2).
#
# Provides: the target `mlir` (headers and archives), AIMET_LLVM_BIN (FileCheck, not, split-file, mlir-opt).

set(AIMET_LLVM_PREFIX /usr/lib/llvm-22 CACHE PATH "Where LLVM 22 is installed")
set(AIMET_LLVM_BIN ${AIMET_LLVM_PREFIX}/bin)

file(GLOB mlir_archives ${AIMET_LLVM_PREFIX}/lib/libMLIR*.a)
file(GLOB llvm_archives ${AIMET_LLVM_PREFIX}/lib/libLLVM*.a)
list(FILTER mlir_archives EXCLUDE REGEX "Test")
if(NOT mlir_archives OR NOT llvm_archives)
  message(FATAL_ERROR "no LLVM 22 archives under ${AIMET_LLVM_PREFIX}/lib: install libmlir-22-dev and llvm-22-dev")
endif()

add_library(mlir INTERFACE)
# SYSTEM: mlir-c/Debug.h has a `()` prototype.
target_include_directories(mlir SYSTEM INTERFACE ${AIMET_LLVM_PREFIX}/include)
target_link_libraries(mlir INTERFACE
  -Wl,--start-group ${mlir_archives} ${llvm_archives} -Wl,--end-group stdc++ m z zstd tinfo xml2)
# -B: gcc looks for ld.lld by that name only, Debian's lld-22 has it in LLVM's own folder.
target_link_options(mlir INTERFACE -fuse-ld=lld $<$<C_COMPILER_ID:GNU>:-B${AIMET_LLVM_BIN}> -Wl,--gc-sections)
