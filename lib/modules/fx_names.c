//===- fx_names.c - the names that torch.fx gives -------------------------===//

#include "fx_names.h"

#include "alloc.h"
#include "functional_names.h"
#include "string_builder.h"
#include "string_map.h"

#include <inttypes.h>
#include <stdlib.h>

/// Sorted: keywords and builtins of Python 3, and what torch.fx adds.
static const char *const reserved_words[] = {
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "Ellipsis",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "False",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "None",
    "NoneType",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "True",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__build_class__",
    "__debug__",
    "__doc__",
    "__import__",
    "__loader__",
    "__name__",
    "__package__",
    "__spec__",
    "abs",
    "aiter",
    "all",
    "and",
    "anext",
    "any",
    "as",
    "ascii",
    "assert",
    "async",
    "await",
    "bin",
    "bool",
    "break",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "class",
    "classmethod",
    "compile",
    "complex",
    "continue",
    "copyright",
    "credits",
    "def",
    "del",
    "delattr",
    "device",
    "dict",
    "dir",
    "divmod",
    "elif",
    "else",
    "enumerate",
    "eval",
    "except",
    "exec",
    "exit",
    "filter",
    "finally",
    "float",
    "for",
    "format",
    "from",
    "frozenset",
    "fx_pytree",
    "getattr",
    "global",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "if",
    "import",
    "in",
    "inf",
    "input",
    "int",
    "is",
    "isinstance",
    "issubclass",
    "iter",
    "lambda",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "nan",
    "next",
    "nonlocal",
    "not",
    "object",
    "oct",
    "open",
    "or",
    "ord",
    "pass",
    "pow",
    "print",
    "property",
    "pytree",
    "quit",
    "raise",
    "range",
    "repr",
    "return",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "torch",
    "try",
    "tuple",
    "type",
    "vars",
    "while",
    "with",
    "yield",
    "zip",
};

static int compare_word(const void *key, const void *element) {
  return aimet_sv_compare(*(const aimet_string_view *)key,
                          aimet_sv(*(const char *const *)element));
}

bool aimet_fx_is_reserved(aimet_string_view word) {
  return bsearch(&word, reserved_words,
                 sizeof reserved_words / sizeof *reserved_words,
                 sizeof *reserved_words, compare_word) != NULL;
}

struct aimet_fx_names {
  aimet_string_map *used;
  aimet_string_map *counters; ///< base -> the number given last
  aimet_string_builder scratch;
};

aimet_fx_names *aimet_fx_names_create(void) {
  aimet_fx_names *names = aimet_calloc(1, sizeof *names);
  names->used = aimet_string_map_create();
  names->counters = aimet_string_map_create();
  return names;
}

void aimet_fx_names_destroy(aimet_fx_names *names) {
  if (!names)
    return;
  aimet_string_map_destroy(names->used);
  aimet_string_map_destroy(names->counters);
  aimet_sb_deinit(&names->scratch);
  free(names);
}

void aimet_fx_split(aimet_string_view name, aimet_string_view *out_base,
                    int64_t *out_number) {
  *out_base = name;
  *out_number = -1;
  size_t mark = aimet_sv_rfind(name, '_');
  if (mark == name.length || mark == 0 || mark + 1 == name.length ||
      name.length - mark > 10)
    return;
  int64_t number = 0;
  for (size_t i = mark + 1; i < name.length; ++i) {
    if (name.data[i] < '0' || name.data[i] > '9')
      return;
    number = number * 10 + (name.data[i] - '0');
  }
  *out_base = aimet_sv_slice(name, 0, mark);
  *out_number = number;
}

static void set_counter(aimet_fx_names *names, aimet_string_view base,
                        int64_t number) {
  aimet_string_map_insert(names->counters, base, NULL)->value.number =
      (uint64_t)number;
}

static int64_t counter_of(const aimet_fx_names *names, aimet_string_view base) {
  const aimet_map_entry *entry = aimet_string_map_find(names->counters, base);
  return entry ? (int64_t)entry->value.number : 0;
}

/// Counts on from `number` to the first free `base_<n>`; takes it.
static aimet_string_view count_on(aimet_fx_names *names, aimet_string_view base,
                                  int64_t number) {
  aimet_map_entry *made;
  bool inserted;
  do {
    aimet_sb_clear(&names->scratch);
    aimet_sb_append(&names->scratch, base);
    aimet_sb_appendf(&names->scratch, "_%" PRId64, ++number);
    made = aimet_string_map_insert(names->used, aimet_sb_view(&names->scratch),
                                   &inserted);
  } while (!inserted);
  set_counter(names, base, number);
  return made->key;
}

aimet_string_view aimet_fx_names_give(aimet_fx_names *names,
                                      aimet_string_view candidate) {
  aimet_string_view base;
  int64_t number;
  aimet_fx_split(candidate, &base, &number);
  bool reserved = number < 0 && aimet_fx_is_reserved(candidate);
  if (reserved || aimet_string_map_find(names->used, candidate))
    return count_on(names, base, counter_of(names, base));
  if (number >= 0)
    set_counter(names, base, number);
  return aimet_string_map_insert(names->used, candidate, NULL)->key;
}

void aimet_fx_names_recall(aimet_fx_names *names, aimet_string_view given) {
  aimet_string_view base;
  int64_t number;
  aimet_fx_split(given, &base, &number);
  aimet_string_map_insert(names->used, given, NULL);
  if (number >= 0)
    set_counter(names, base, number);
}

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

/// One underscore for each run of other characters; never a digit first.
static aimet_string_view identifier(aimet_string_view text,
                                    aimet_arena *arena) {
  char *out = aimet_arena_alloc(arena, text.length + 2);
  size_t length = 0;
  if (text.length && text.data[0] >= '0' && text.data[0] <= '9')
    out[length++] = '_';
  bool in_run = false;
  for (size_t i = 0; i < text.length; ++i) {
    bool word = is_word_char(text.data[i]);
    if (word || !in_run)
      out[length++] = word ? text.data[i] : '_';
    in_run = !word;
  }
  return aimet_sv_n(out, length);
}

aimet_string_view aimet_fx_module_candidate(aimet_string_view path,
                                            aimet_arena *arena) {
  return identifier(aimet_snake_case(path, arena), arena);
}
