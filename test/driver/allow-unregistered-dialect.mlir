// RUN: exits 2 aimet-opt %s 2>&1 | FileCheck %s --check-prefix=REFUSED
// RUN: aimet-opt --allow-unregistered-dialect %s | FileCheck %s
// REFUSED: error: {{.*}}other.op
// CHECK: "other.op"()
"other.op"() : () -> ()
