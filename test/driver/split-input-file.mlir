// Parts are files of their own; lines keep the numbers of the file.
// RUN: aimet-opt --split-input-file --allow-unregistered-dialect %s | FileCheck %s
// RUN: exits 2 aimet-opt --allow-unregistered-dialect %s 2>&1 | FileCheck %s --check-prefix=WHOLE
// RUN: exits 2 aimet-opt --split-input-file %s 2>&1 | FileCheck %s --check-prefix=LINES
// RUN: exits 2 aimet-opt --split-input-file --emit=onnx --allow-unregistered-dialect %s 2>&1 | FileCheck %s --check-prefix=TEXT
// WHOLE: error: redefinition of symbol named 'f'
// LINES: split-input-file.mlir:[[#@LINE+11]]:3: error: {{.*}}other.a
// LINES: split-input-file.mlir:[[#@LINE+17]]:3: error: {{.*}}other.b
// TEXT: error: --split-input-file writes MLIR text only

// CHECK: func.func @f
// CHECK: other.a
// CHECK: // -----
// CHECK: func.func @f
// CHECK: other.b
func.func @f() {

  "other.a"() : () -> ()
  return
}

// -----

func.func @f() {
  "other.b"() : () -> ()
  return
}
