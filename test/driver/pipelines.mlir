// --validate and --prepare run in the order given; the last run of each check decides the exit code, the verdict, `ok` and `summary`.

// RUN: exits 1 aimet-opt --validate %s -o /dev/null --report=json:%t.json 2>&1 | FileCheck %s --check-prefix=BEFORE
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// BEFORE: check-onnx: passed
// BEFORE: pipelines.mlir:[[#]]:[[#]]: error: {{.*}} [check-reused-modules]
// BEFORE: check-reused-modules: failed, 1 error
// BEFORE: check-missing-modules: passed
// BEFORE: pipelines.mlir: not ready for quantization: 1 error, 0 warnings

// JSON:      {
// JSON-NEXT:   "tool": {
// JSON-NEXT:     "name": "aimet-opt",
// JSON-NEXT:     "version": "{{[0-9.]+}}"
// JSON-NEXT:   },
// JSON-NEXT:   "input": "{{.*}}pipelines.mlir",
// JSON-NEXT:   "ok": false,
// JSON-NEXT:   "findings": [
// JSON-NEXT:     {
// JSON-NEXT:       "check": "check-reused-modules",
// JSON-NEXT:       "severity": "error",
// JSON-NEXT:       "module": "act",
// JSON-NEXT:       "class": "ReLU",
// JSON-NEXT:       "calls": 2,
// JSON-NEXT:       "nodes": [
// JSON-NEXT:         "/act/Relu",
// JSON-NEXT:         "/act_1/Relu"
// JSON-NEXT:       ],
// JSON-NEXT:       "message": "
// JSON:            "fixed_by": "unroll-reused-modules",
// JSON-NEXT:       "fingerprint": "{{[0-9a-f]+}}"
// JSON:        "changes": [],
// JSON-NEXT:   "runs": [
// JSON-NEXT:     {
// JSON-NEXT:       "pass": "check-onnx",
// JSON-NEXT:       "kind": "check",
// JSON-NEXT:       "ok": true,
// JSON-NEXT:       "first_finding": 0,
// JSON-NEXT:       "findings": 0,
// JSON-NEXT:       "summary": {
// JSON-NEXT:         "error": 0,
// JSON:            "pass": "check-missing-modules",
// JSON:        ],
// JSON:        "summary": {
// JSON-NEXT:     "error": 1,
// JSON-NEXT:     "warning": 0,
// JSON-NEXT:     "remark": 0
// JSON-NEXT:   }
// JSON-NEXT: }

// RUN: aimet-opt --validate --prepare --validate %s --report=json:%t.json 2> %t.log | FileCheck %s
// RUN: FileCheck %s --check-prefix=AFTER < %t.log
// RUN: FileCheck %s --check-prefix=CHANGED < %t.json
// CHECK: path = "module_act_1"
// AFTER: error: {{.*}} [check-reused-modules]
// AFTER: check-reused-modules: failed, 1 error{{$}}
// AFTER-NOT: error
// AFTER: remark: {{.*}} [unroll-reused-modules]
// AFTER: unroll-reused-modules: 1 change{{$}}
// AFTER: check-reused-modules: passed
// AFTER: pipelines.mlir: ready for quantization{{$}}
// CHANGED: "ok": true,
// CHANGED: "check": "check-reused-modules",
// CHANGED: "current": false
// CHANGED: "changes": [
// CHANGED: "pass": "unroll-reused-modules",
// CHANGED: "error": 0,

// The other order: what was mended is not found.
// RUN: aimet-opt --prepare --validate %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=PREPARED --implicit-check-not=error
// PREPARED: ready for quantization
// RUN: exits 1 aimet-opt --validate --prepare %s -o /dev/null

module attributes {onnx.ir_version = 10 : si64, onnx.opset_import = [{version = 20 : si64}]} {
  func.func @main_graph(%x: tensor<4xf32> {onnx.name = "x"}) -> (tensor<4xf32> {onnx.name = "y"}) attributes {onnx.graph = {name = "g"}} {
    %0 = "onnx.Relu"(%x) {onnx_node_name = "/act/Relu", aimet.module = {call = 0 : i64, class = "ReLU", leaf, path = "act"}} : (tensor<4xf32>) -> tensor<4xf32>
    %1 = "onnx.Relu"(%0) {onnx_node_name = "/act_1/Relu", aimet.module = {call = 1 : i64, class = "ReLU", leaf, path = "act"}, onnx.outputs = ["y"]} : (tensor<4xf32>) -> tensor<4xf32>
    return %1 : tensor<4xf32>
  }
}
