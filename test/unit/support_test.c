//===- support_test.c - strings, maps, arenas -----------------------------===//
//
// What lib/support promises about memory and text; file_test.c has the files.
//
//===----------------------------------------------------------------------===//

#include "alloc.h"
#include "arena.h"
#include "check.h"
#include "checked.h"
#include "hash.h"
#include "string_builder.h"
#include "string_map.h"

#include <stdlib.h>

static void test_alloc(void) {
  void *nothing = aimet_malloc(0);
  CHECK(nothing != NULL);
  free(nothing);
  unsigned char *zeros = aimet_calloc(7, 3);
  bool all_zero = true;
  for (int i = 0; i < 21; ++i)
    all_zero &= zeros[i] == 0;
  CHECK(all_zero);
  free(zeros);
  void *items = NULL;
  size_t capacity = 0;
  aimet_grow_array(&items, &capacity, 1, sizeof(int));
  CHECK(items && capacity >= 1);
  ((int *)items)[0] = 42;
  aimet_grow_array(&items, &capacity, 1000, sizeof(int));
  CHECK(capacity >= 1000 && ((int *)items)[0] == 42);
  free(items);
}

static void test_checked(void) {
  uint64_t out = 7;
  CHECK(!aimet_checked_add_u64(UINT64_MAX, 1, &out) && out == 7);
  CHECK(!aimet_checked_mul_u64(1ull << 32, 1ull << 32, &out) && out == 7);
  CHECK(aimet_checked_mul_u64(1ull << 32, 1ull << 31, &out));
  int64_t dims[] = {2, 3, 4};
  CHECK(aimet_checked_element_count(dims, 3, &out) && out == 24);
  CHECK(aimet_checked_element_count(dims, 0, &out) && out == 1);
  dims[1] = -1;
  CHECK(!aimet_checked_element_count(dims, 3, &out));
}

static void test_arena(void) {
  aimet_arena *arena = aimet_arena_create();
  char *text = aimet_arena_string(arena, aimet_sv_n("abcdef", 3));
  CHECK_TEXT(text, "abc");
  CHECK_TEXT(aimet_arena_string(arena, aimet_sv_n(NULL, 0)), "");
  CHECK_TEXT(aimet_arena_format(arena, "%s-%d", "node", 12), "node-12");
  bool aligned = true, kept = true;
  unsigned char *blocks[500];
  for (size_t i = 0; i < 500; ++i) {
    blocks[i] = aimet_arena_alloc(arena, i * 37);
    aligned &= (uintptr_t)blocks[i] % _Alignof(max_align_t) == 0;
    memset(blocks[i], (int)(i & 0xff), i * 37);
  }
  for (size_t i = 0; i < 500; ++i)
    for (size_t j = 0; j < i * 37; ++j)
      kept &= blocks[i][j] == (i & 0xff);
  CHECK(aligned);
  CHECK(kept);
  CHECK_TEXT(text, "abc");
  unsigned char *large = aimet_arena_calloc(arena, 3u << 20, 1);
  CHECK(large[0] == 0 && large[(3u << 20) - 1] == 0);
  aimet_arena_reset(arena);
  CHECK_TEXT(aimet_arena_string(arena, aimet_sv("again")), "again");
  aimet_arena_destroy(arena);
  aimet_arena_destroy(NULL);
}

static void test_hash(void) {
  CHECK(aimet_hash_bytes(NULL, 0, 0) == 0x2d06800538d394c2ull);
  CHECK(aimet_hash_bytes("abc", 3, 0) == 0x78af5f94892f3950ull);
  CHECK(aimet_hash_bytes("abc", 3, 1) != aimet_hash_bytes("abc", 3, 0));
}

static void test_views(void) {
  aimet_string_view view = aimet_sv("layer1.0.relu");
  CHECK(aimet_sv_starts_with(view, aimet_sv("layer1")));
  CHECK(!aimet_sv_starts_with(view, aimet_sv("layer1.0.relu.x")));
  CHECK(aimet_sv_ends_with(view, aimet_sv(".relu")));
  CHECK(aimet_sv_ends_with(view, aimet_sv("")));
  CHECK(aimet_sv_find(view, '.') == 6 && aimet_sv_rfind(view, '.') == 8);
  CHECK(aimet_sv_find(view, '/') == view.length);
  CHECK(aimet_sv_find(aimet_sv_n(NULL, 0), '/') == 0);
  CHECK(aimet_sv_is(aimet_sv_slice(view, 9, 100), "relu"));
  CHECK(aimet_sv_slice(view, 5, 2).length == 0);
  aimet_string_view rest = aimet_sv("a,,b");
  CHECK(aimet_sv_is(aimet_sv_take(&rest, ','), "a"));
  CHECK(aimet_sv_take(&rest, ',').length == 0 && aimet_sv_is(rest, "b"));
  CHECK(aimet_sv_is(aimet_sv_take(&rest, ','), "b") && rest.length == 0);
  CHECK(aimet_sv_take(&rest, ',').length == 0);
  CHECK(aimet_sv_compare(aimet_sv("a"), aimet_sv("ab")) < 0);
  CHECK(aimet_sv_compare(aimet_sv("\xff"), aimet_sv("a")) > 0);
  CHECK(aimet_sv_compare(aimet_sv(""), aimet_sv_n(NULL, 0)) == 0);
}

static void test_utf8(void) {
  CHECK(aimet_sv_is_text(aimet_sv("")));
  CHECK(aimet_sv_is_text(
      aimet_sv("plain \xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80")));
  CHECK(aimet_sv_is_text(aimet_sv("\xf4\x8f\xbf\xbf \xed\x9f\xbf")));
  CHECK(!aimet_sv_is_text(aimet_sv_n("a\0b", 3)));
  static const char *const bad[] = {
      "\xc0\x80",
      "\xc1\xbf",
      "\xe0\x9f\xbf",
      "\xed\xa0\x80",
      "\xf0\x8f\xbf\xbf",
      "\xf4\x90\x80\x80",
      "\xf5\x80\x80\x80",
      "\x80",
      "\xe2\x82",
      "\xff",
      "a\xc3",
      "\xc3\x28",
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i)
    CHECK(!aimet_sv_is_text(aimet_sv(bad[i])));
}

static bool glob(const char *pattern, const char *text) {
  return aimet_sv_glob(aimet_sv(pattern), aimet_sv(text));
}

static void test_glob(void) {
  CHECK(glob("*", "") && glob("", "") && !glob("", "a"));
  CHECK(glob("layer1.*", "layer1.0.relu") && !glob("layer1.*", "layer10.0"));
  CHECK(glob("*.relu", "a.relu.relu") && !glob("*.relu", "a.relu.relu_1"));
  CHECK(glob("a?c", "abc") && !glob("a?c", "ac"));
  CHECK(glob("x[0-9]", "x7") && !glob("x[0-9]", "xa"));
  CHECK(glob("x[!0-9]", "xa") && !glob("x[!0-9]", "x7"));
  CHECK(glob("[]]", "]") && glob("[a-]", "-") && glob("[!]]", "a"));
  CHECK(glob("[ab", "[ab") && !glob("[ab", "a"));
  CHECK(glob("a*b*c", "aXbYbZc") && !glob("a*b*c", "aXbYbZ"));
  char text[4001];
  memset(text, 'a', 4000);
  text[4000] = '\0';
  CHECK(!glob("*a*a*a*a*a*a*a*a*a*a*b", text));
}

static size_t distance(const char *a, const char *b) {
  return aimet_sv_distance(aimet_sv(a), aimet_sv(b));
}

static void test_distance(void) {
  CHECK(distance("", "") == 0 && distance("", "abc") == 3);
  CHECK(distance("prepare", "prepare") == 0);
  CHECK(distance("prepare", "perpare") == 1);
  CHECK(distance("kitten", "sitting") == 3);
  CHECK(distance("validate", "valdiat") == 2);
  char text[66];
  memset(text, 'a', 65);
  text[65] = '\0';
  CHECK(distance(text, "a") == SIZE_MAX && distance(text, text) == 0);
  CHECK(distance(text + 1, "") == 64);
}

static void check_escaped(const char *text, size_t length, size_t limit,
                          const char *expected, int line) {
  aimet_string_builder builder = AIMET_STRING_BUILDER_INIT;
  aimet_sb_append_escaped(&builder, aimet_sv_n(text, length), limit);
  check_text(aimet_sb_view(&builder).data, expected, __FILE__, line);
  aimet_sb_deinit(&builder);
}
#define CHECK_ESCAPED(text, limit, expected)                                   \
  check_escaped((text), sizeof(text) - 1, (limit), (expected), __LINE__)

static void test_escaping(void) {
  CHECK_ESCAPED("plain \xc3\xa9", 100, "plain \xc3\xa9");
  CHECK_ESCAPED("a\x1b[31m\0b\n\x7f", 100, "a\\x1b[31m\\x00b\\x0a\\x7f");
  CHECK_ESCAPED("\xff\xc3", 100, "\\xff\\xc3");
  CHECK_ESCAPED("\xe2\x80\xae \xe2\x81\xa6", 100, "\\u202e \\u2066");
  CHECK_ESCAPED("\xc2\x85", 100, "\\u0085");
  CHECK_ESCAPED("abcdef", 6, "abcdef");
  CHECK_ESCAPED("abcdef", 5, "abcde...");
  CHECK_ESCAPED("ab\xc3\xa9", 3, "ab...");
}

static void test_builder(void) {
  aimet_string_builder builder = AIMET_STRING_BUILDER_INIT;
  CHECK_TEXT(aimet_sb_view(&builder).data, "");
  for (int i = 0; i < 1000; ++i)
    aimet_sb_appendf(&builder, "%d,", i);
  CHECK(builder.length == 3890 && strlen(builder.data) == 3890);
  aimet_sb_clear(&builder);
  aimet_sb_append_char(&builder, 'x');
  aimet_sb_append_cstr(&builder, "yz");
  aimet_sb_append(&builder, aimet_sv_n(NULL, 0));
  char *taken = aimet_sb_take(&builder);
  CHECK_TEXT(taken, "xyz");
  free(taken);
  CHECK(builder.data == NULL && builder.length == 0);
  taken = aimet_sb_take(&builder);
  CHECK_TEXT(taken, "");
  free(taken);
}

static void test_map(void) {
  aimet_string_map *map = aimet_string_map_create();
  CHECK(aimet_string_map_find(map, aimet_sv("a")) == NULL);
  char key[32];
  bool inserted = false, all_new = true;
  for (uint64_t i = 0; i < 20000; ++i) {
    snprintf(key, sizeof key, "node_%llu", (unsigned long long)i);
    aimet_map_entry *entry =
        aimet_string_map_insert(map, aimet_sv(key), &inserted);
    all_new &= inserted && entry->value.number == 0;
    entry->value.number = i;
  }
  CHECK(all_new);
  CHECK(aimet_string_map_size(map) == 20000);
  bool in_order = true, found = true;
  for (uint64_t i = 0; i < 20000; ++i) {
    snprintf(key, sizeof key, "node_%llu", (unsigned long long)i);
    const aimet_map_entry *at = aimet_string_map_at(map, i);
    in_order &= at->value.number == i && aimet_sv_is(at->key, key);
    found &= aimet_string_map_find(map, aimet_sv(key)) == at;
  }
  CHECK(in_order);
  CHECK(found);
  aimet_map_entry *again =
      aimet_string_map_insert(map, aimet_sv("node_7"), &inserted);
  CHECK(!inserted && again->value.number == 7);
  aimet_string_map_insert(map, aimet_sv_n(NULL, 0), &inserted);
  CHECK(inserted);
  CHECK(aimet_string_map_find(map, aimet_sv("")) != NULL);
  aimet_string_map_insert(map, aimet_sv_n("a\0b", 3), NULL);
  CHECK(aimet_string_map_find(map, aimet_sv("a")) == NULL);
  CHECK(aimet_string_map_find(map, aimet_sv_n("a\0b", 3)) != NULL);
  aimet_string_map_destroy(map);
  aimet_string_map_destroy(NULL);
}

int main(void) {
  test_alloc();
  test_checked();
  test_arena();
  test_hash();
  test_views();
  test_utf8();
  test_glob();
  test_distance();
  test_escaping();
  test_builder();
  test_map();
  return check_result();
}
