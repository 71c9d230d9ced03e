// --verify-diagnostics compares diagnostics with comments, as in mlir-opt.
// RUN: aimet-opt --split-input-file --verify-diagnostics %s

foo // expected-error {{custom op 'foo' is unknown}}

// -----

// expected-error@+1 {{is unknown}}
foo

// -----

foo
// expected-error@-1 {{is unknown}}

// -----

// expected-error@below {{is unknown}}
foo

// -----

foo
// expected-error@above {{is unknown}}

// -----

// expected-error-re @+1 {{custom op '{{[a-z]+}}' is {{(un)?}}known}}
foo
