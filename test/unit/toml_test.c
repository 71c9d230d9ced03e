//===- toml_test.c - reading TOML -----------------------------------------===//
//
// Good documents give their values and places, bad ones a line, a column and a
// reason, and no change of a byte makes the reader do anything else.
//
//===----------------------------------------------------------------------===//

#include "check.h"

#include "string_builder.h"
#include "toml.h"

#include <math.h>
#include <stdlib.h>

/// The first error and the notes behind it, as `line:column: text`.
static aimet_string_builder said = AIMET_STRING_BUILDER_INIT;

static void listen(const aimet_diagnostic *diagnostic, void *user_data) {
  (void)user_data;
  aimet_sb_appendf(&said, "%s%u:%u: %.*s", said.length ? "; " : "",
                   diagnostic->place.line, diagnostic->place.column,
                   AIMET_SV(diagnostic->message));
}

/// A document that was read, with what was said about it.
typedef struct document {
  aimet_arena *arena;
  aimet_diag *diag;
  aimet_status status;
  aimet_toml *root;
} document;

static document read_bytes(const char *text, size_t length) {
  document d = {aimet_arena_create(), aimet_diag_create(listen, NULL), AIMET_OK,
                NULL};
  aimet_sb_clear(&said);
  d.status = aimet_toml_parse(aimet_sv("a.toml"), aimet_sv_n(text, length),
                              d.arena, d.diag, &d.root);
  return d;
}

static document read_text(const char *text) {
  return read_bytes(text, strlen(text));
}

static void forget(document *d) {
  aimet_arena_destroy(d->arena);
  aimet_diag_destroy(d->diag);
}

/// The value at a path of keys and indices such as "a.b.2"; null if there is
/// none.
static const aimet_toml *at(const document *d, const char *path) {
  const aimet_toml *value = d->root;
  aimet_string_view rest = aimet_sv(path);
  while (value && rest.length) {
    size_t end = aimet_sv_find(rest, '.');
    char key[64] = {0};
    memcpy(key, rest.data, end < sizeof key ? end : sizeof key - 1);
    if (value->kind == AIMET_TOML_ARRAY) {
      const aimet_toml *item = value->first;
      for (long i = strtol(key, NULL, 10); item && i > 0; --i)
        item = item->next;
      value = item;
    } else {
      value = aimet_toml_find(value, key);
    }
    rest = aimet_sv_slice(rest, end + 1, rest.length);
  }
  return value;
}

static void check_string(const document *d, const char *path,
                         const char *expected) {
  const aimet_toml *value = at(d, path);
  if (CHECK(value && (value->kind == AIMET_TOML_STRING ||
                      value->kind == AIMET_TOML_DATE)))
    CHECK_TEXT(value->string.data, expected);
}

static void check_integer(const document *d, const char *path,
                          int64_t expected) {
  const aimet_toml *value = at(d, path);
  CHECK(value && value->kind == AIMET_TOML_INTEGER &&
        value->integer == expected);
}

static void check_number(const document *d, const char *path, double expected) {
  const aimet_toml *value = at(d, path);
  CHECK(value && value->kind == AIMET_TOML_FLOAT && value->number == expected);
}

/// What a document that is no TOML is refused with.
static void check_refused(const char *text, const char *expected) {
  document d = read_text(text);
  CHECK(d.status == AIMET_ERROR_INPUT && !d.root);
  if (!CHECK_TEXT(aimet_sb_view(&said).data, expected))
    printf("  text:     %s\n", text);
  forget(&d);
}

//===----------------------------------------------------------------------===//
// Good documents
//===----------------------------------------------------------------------===//

static void test_strings(void) {
  document d = read_text("basic = \"a\\tb\\\\\\\"\\u00e9\\U0001F600\"\n"
                         "literal = 'C:\\new'\n"
                         "empty = \"\"\n"
                         "long = \"\"\"\nfirst\nsecond \\\n   joined\"\"\"\n"
                         "quotes = \"\"\"\"in\"\"\"\"\"\n"
                         "raw = '''\nit''s \\n'''\n"
                         "\"a b\" = 1\n'c.d' = 2\r\n");
  CHECK(d.status == AIMET_OK);
  check_string(&d, "basic", "a\tb\\\"\xc3\xa9\xf0\x9f\x98\x80");
  check_string(&d, "literal", "C:\\new");
  check_string(&d, "empty", "");
  check_string(&d, "long", "first\nsecond joined");
  check_string(&d, "quotes", "\"in\"\"");
  check_string(&d, "raw", "it''s \\n");
  check_integer(&d, "a b", 1);
  CHECK(aimet_toml_find(d.root, "c.d") != NULL);
  forget(&d);
}

static void test_numbers(void) {
  document d = read_text(
      "zero = 0\nplus = +17\nlong = 1_000_000\nhex = 0xdead_BEEF\noct = 0o17\n"
      "bin = 0b101\nmost = 9223372036854775807\nleast = -9223372036854775808\n"
      "half = 0.5\nsmall = -1e-3\nboth = 6.02_2e+2_3\nhuge = -inf\nodd = nan\n"
      "yes = true\nno = false\nday = 2024-02-29\n");
  CHECK(d.status == AIMET_OK);
  check_integer(&d, "zero", 0);
  check_integer(&d, "plus", 17);
  check_integer(&d, "long", 1000000);
  check_integer(&d, "hex", 0xdeadbeef);
  check_integer(&d, "oct", 15);
  check_integer(&d, "bin", 5);
  check_integer(&d, "most", INT64_MAX);
  check_integer(&d, "least", INT64_MIN);
  check_number(&d, "half", 0.5);
  check_number(&d, "small", -1e-3);
  check_number(&d, "both", 6.022e+23);
  check_number(&d, "huge", -(double)INFINITY);
  CHECK(at(&d, "odd")->kind == AIMET_TOML_FLOAT &&
        isnan(at(&d, "odd")->number));
  CHECK(at(&d, "yes")->kind == AIMET_TOML_BOOL && at(&d, "yes")->boolean);
  CHECK(at(&d, "no")->kind == AIMET_TOML_BOOL && !at(&d, "no")->boolean);
  CHECK(at(&d, "day")->kind == AIMET_TOML_DATE);
  check_string(&d, "day", "2024-02-29");
  forget(&d);
}

static void test_arrays_and_tables(void) {
  document d =
      read_text("# a comment\nlist = [1, 'two', # here too\n  [3.5], {x = 4}\n"
                ", ]\nnone = []\nin.line = { a.b = 1, c = [] }\nin.more = 2\n"
                "[a.b]\nc = 1\n[a]\nd = 2\n[a.b.e]\nf = 3\n"
                "[[rows]]\nn = 1\n[rows.sub]\nm = 2\n[[rows]]\nn = 3\n"
                "[[rows.deep]]\nk = 4\n");
  CHECK(d.status == AIMET_OK);
  CHECK(at(&d, "list")->count == 4);
  check_integer(&d, "list.0", 1);
  check_string(&d, "list.1", "two");
  check_number(&d, "list.2.0", 3.5);
  check_integer(&d, "list.3.x", 4);
  CHECK(at(&d, "none")->count == 0);
  check_integer(&d, "in.line.a.b", 1);
  check_integer(&d, "in.more", 2);
  check_integer(&d, "a.b.c", 1);
  check_integer(&d, "a.d", 2);
  check_integer(&d, "a.b.e.f", 3);
  CHECK(at(&d, "rows")->count == 2);
  check_integer(&d, "rows.0.sub.m", 2);
  check_integer(&d, "rows.1.n", 3);
  check_integer(&d, "rows.1.deep.0.k", 4);
  forget(&d);
}

static void test_places(void) {
  document d = read_text("\n  key  = \"\"\"\na\nb\"\"\"\nnext = [\n    7]\n");
  const aimet_toml *key = at(&d, "key"), *item = at(&d, "next.0");
  CHECK(key->key_line == 2 && key->key_column == 3);
  CHECK(key->line == 2 && key->column == 10);
  CHECK(item->line == 6 && item->column == 5);
  CHECK(aimet_toml_key_place(aimet_sv("a.toml"), at(&d, "next")).line == 5);
  CHECK(aimet_toml_place(aimet_sv("a.toml"), item).column == 5);
  forget(&d);
  d = read_text("[t]\n[[ r ]]\na.b = 1\n");
  CHECK(at(&d, "t")->line == 1 && at(&d, "t")->column == 2);
  CHECK(at(&d, "r.0")->line == 2 && at(&d, "r.0")->column == 4);
  CHECK(at(&d, "r.0.a")->line == 3 && at(&d, "r.0.a")->column == 1);
  forget(&d);
}

static void test_empty(void) {
  const char *const texts[] = {"", "\n\n", "# nothing", "  \t\r\n# x\r\n"};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; ++i) {
    document d = read_text(texts[i]);
    CHECK(d.status == AIMET_OK && d.root && d.root->count == 0);
    forget(&d);
  }
}

//===----------------------------------------------------------------------===//
// Bad documents
//===----------------------------------------------------------------------===//

static void test_bad_strings(void) {
  check_refused("a = \"x\nb = 1", "1:7: the string does not end, expected \"");
  check_refused("a = '''x\n",
                "2:1: the string does not end, expected three times '");
  check_refused("a = \"\\x\"", "1:7: unknown escape, expected one of \\b \\t "
                               "\\n \\f \\r \\\" \\\\ \\u \\U");
  check_refused("a = \"\\u12\"",
                "1:10: wrong escape, expected 4 hexadecimal digits");
  check_refused("a = \"\\ud800\"", "1:12: the escape is no character");
  check_refused("a = \"\\u0000\"", "1:12: the escape is no character");
  check_refused("a = \"\x01\"", "1:6: control character 0x01 in a string");
  check_refused("# \x7f", "1:3: control character 0x7f in a comment");
  check_refused("a = 1\nb = '\xff'", "2:1: the line is not UTF-8 text");
  check_refused("\"\"\"k\"\"\" = 1", "1:1: a key cannot have several lines");
  check_refused("a = \"\"\"x \\ y\"\"\"",
                "1:12: wrong escape, expected the end of the line");
}

static void test_bad_numbers(void) {
  static const char no_value[] =
      "1:5: '%s' is no value, expected a string in quotes, a number, true, "
      "false, a date, an array or a table";
  static const char *const words[] = {
      "1_", "_1",  "1__0", "0x",   "0xg",  "1.",   ".5",   "1e",
      "+",  "yes", "True", "1.e3", "0b12", "-0x1", "1.5_", "infinity"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; ++i) {
    char text[64], expected[256];
    snprintf(text, sizeof text, "a = %s", words[i]);
    snprintf(expected, sizeof expected, no_value, words[i]);
    check_refused(text, expected);
  }
  check_refused("a = 012", "1:5: a number must not begin with 0");
  check_refused("a = 9223372036854775808",
                "1:5: the integer does not fit into 64 bits");
  check_refused("a = 0x8000000000000000",
                "1:5: the integer does not fit into 64 bits");
  check_refused("a = 1e400", "1:5: the number does not fit into a float64");
  check_refused("a = 2023-02-29", "1:5: there is no day 2023-02-29");
  check_refused("a = 2023-13-01", "1:5: there is no day 2023-13-01");
  check_refused("a = 2023-01-01T00:00:00",
                "1:5: times are not supported, expected a date YYYY-MM-DD");
}

static void test_bad_lines(void) {
  check_refused("a", "1:2: expected '=' after the key");
  check_refused("a = ", "1:5: expected a value");
  check_refused("= 1", "1:1: expected a key, such as name or \"name\"");
  check_refused("a = 1 b = 2",
                "1:7: unexpected text after the value, expected a new line");
  check_refused("[a] b = 2", "1:5: unexpected text after the table's name, "
                             "expected a new line");
  check_refused("[a", "1:3: expected ']' after the key");
  check_refused("[[a]", "1:5: expected ']]' after the key");
  check_refused("[]", "1:2: expected a key, such as name or \"name\"");
  check_refused("a = [1 2]", "1:8: expected ',' or ']' in an array");
  check_refused("a = [,]", "1:6: expected a value");
  check_refused("a = {x = 1", "1:11: expected ',' or '}' in a table");
  check_refused("a = {x = 1,}",
                "1:12: expected a key, such as name or \"name\"");
  check_refused("a = {\n}", "1:6: expected a key, such as name or \"name\"");
  check_refused("a = 1\rb = 2",
                "1:6: unexpected text after the value, expected a new line");
}

static void test_bad_tables(void) {
  check_refused("a = 1\na = 2",
                "2:1: 'a' comes twice; 1:1: 'a' is here for the first time");
  check_refused("[a]\n[a]",
                "2:2: 'a' comes twice; 1:2: 'a' is here for the first time");
  check_refused("a = {x = 1}\n[a.b]", "2:2: 'a' cannot be added to here; 1:1: "
                                      "'a' is here for the first time");
  check_refused("a = [1]\n[[a]]", "2:3: 'a' is no array of tables; 1:1: 'a' is "
                                  "here for the first time");
  check_refused("[a.b]\n[a]\nb.c = 1", "3:1: 'b' cannot be added to here; 1:4: "
                                       "'b' is here for the first time");
  check_refused("a.b = 1\n[a]",
                "2:2: 'a' comes twice; 1:1: 'a' is here for the first time");
  check_refused("a = 1\na.b = 2", "2:1: 'a' cannot be added to here; 1:1: 'a' "
                                  "is here for the first time");
  check_refused("[[a]]\n[a]",
                "2:2: 'a' comes twice; 1:3: 'a' is here for the first time");
  check_refused("x = {a = 1, a = 2}", "1:13: 'a' comes twice; 1:6: 'a' is here "
                                      "for the first time");
}

/// `count` times `text`.
static aimet_string_builder repeat(const char *text, size_t count) {
  aimet_string_builder out = AIMET_STRING_BUILDER_INIT;
  for (size_t i = 0; i < count; ++i)
    aimet_sb_append_cstr(&out, text);
  return out;
}

static void check_limit(aimet_string_builder *text, const char *expected) {
  document d = read_bytes(text->data, text->length);
  CHECK(d.status == AIMET_ERROR_LIMIT && !d.root);
  CHECK_TEXT(aimet_sb_view(&said).data, expected);
  forget(&d);
  aimet_sb_deinit(text);
}

static void test_limits(void) {
  aimet_string_builder text = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_cstr(&text, "a = ");
  for (int i = 0; i < 100000; ++i)
    aimet_sb_append_char(&text, '[');
  check_limit(&text, "1:37: too many arrays and tables in each other, at most "
                     "32 are allowed");
  text = repeat("a={b={c={", 30000);
  check_limit(&text, "1:99: too many arrays and tables in each other, at most "
                     "32 are allowed");
  text = repeat("a.", 1000);
  check_limit(&text, "1:65: too many parts of a key, at most 32 are allowed");
  aimet_sb_append_char(&text, '[');
  for (int i = 0; i < 1000; ++i)
    aimet_sb_append_cstr(&text, "a.");
  check_limit(&text, "1:66: too many parts of a key, at most 32 are allowed");
  for (int i = 0; i < 257; ++i)
    aimet_sb_appendf(&text, "k%d = 1\n", i);
  check_limit(&text,
              "257:9: too many keys in a table, at most 256 are allowed");
  text = repeat("# 34567890123456\n", AIMET_TOML_MAX_BYTES / 16);
  check_limit(&text, "0:0: the file has 17825792 bytes, at most 16777216 are "
                     "read");
}

//===----------------------------------------------------------------------===//
// What a table must look like
//===----------------------------------------------------------------------===//

static void check_keys(const char *text, const char *expected) {
  static const aimet_toml_key keys[] = {
      {"name", AIMET_TOML_STRING, true, 0},
      {"limit", AIMET_TOML_INTEGER, false, 0},
      {"checks", AIMET_TOML_ARRAY, false, AIMET_TOML_STRING},
      {NULL, AIMET_TOML_STRING, false, 0}};
  document d = read_text(text);
  aimet_status status =
      aimet_toml_check(aimet_sv("a.toml"), d.root, "a thing", keys, d.diag);
  CHECK(status == (*expected ? AIMET_ERROR_INPUT : AIMET_OK));
  CHECK_TEXT(aimet_sb_view(&said).data, expected);
  forget(&d);
}

static void test_keys(void) {
  check_keys("name = 'x'", "");
  check_keys("name = 'x'\nlimit = 3\nchecks = ['a', 'b']", "");
  check_keys("limit = 3", "1:1: a thing lacks the key 'name'");
  check_keys("name = 'x'\nlimt = 3", "2:1: unknown key 'limt' of a thing; 2:1: "
                                     "did you mean 'limit'?");
  check_keys("name = 'x'\n\"\\u001b[1m\" = 3",
             "2:1: unknown key '\\x1b[1m' of a thing; 2:1: known are 'name', "
             "'limit', 'checks'");
  check_keys("name = 3",
             "1:8: wrong value of 'name': got an integer, expected a string");
  check_keys("name = 'x'\nchecks = ['a',\n 1]",
             "3:2: wrong item of 'checks': got an integer, expected a string");
}

//===----------------------------------------------------------------------===//
// Documents that were damaged
//===----------------------------------------------------------------------===//

static const char whole[] =
    "# all that there is\n"
    "title = \"a \\u00e9 \\\"b\\\"\"\nraw = 'c:\\d'\nlong = \"\"\"\nx \\\n  "
    "y\"\"\"\n"
    "n = [-1_0, 0xff, 1.5e-3, true, 2024-02-29, {a.b = 'c', d = []}]\n"
    "[t.u]\n\"k k\".l = +inf\n[[r]]\nv = 1\n[r.s]\n[[r]]\n";

/// Reads a document and, if it is one, everything in it.
static void read_damaged(const char *text, size_t length) {
  document d = read_bytes(text, length);
  CHECK((d.status == AIMET_OK) == (d.root != NULL));
  CHECK((d.status == AIMET_OK) == (said.length == 0));
  forget(&d);
}

static void test_damaged(void) {
  static const char bytes[] = "\0\x01\x80\xff\n\r\"'[]{}=.,#\\ue0_-+:aT";
  char text[sizeof whole];
  for (size_t i = 0; i < sizeof whole - 1; ++i) {
    memcpy(text, whole, sizeof whole);
    for (size_t j = 0; j < sizeof bytes - 1; ++j) {
      text[i] = bytes[j];
      read_damaged(text, sizeof whole - 1);
    }
    read_damaged(whole, i);
    memcpy(text, whole, i);
    memcpy(text + i, whole + i + 1, sizeof whole - i - 1);
    read_damaged(text, sizeof whole - 2);
  }
}

int main(void) {
  test_strings();
  test_numbers();
  test_arrays_and_tables();
  test_places();
  test_empty();
  test_bad_strings();
  test_bad_numbers();
  test_bad_lines();
  test_bad_tables();
  test_limits();
  test_keys();
  test_damaged();
  aimet_sb_deinit(&said);
  return check_result();
}
