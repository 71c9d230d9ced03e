//===- modules_text_report.c - the modules of a model as a tree -----------===//
//
// Where a tree is long, siblings of one shape are shown once: `1 ... 11` are
// like the one before.
//
//===----------------------------------------------------------------------===//

#include "modules_report.h"

#include "amount_text.h"
#include "text_table.h"

enum {
  /// Longer trees show equal siblings once.
  FULL_ROWS = 100,
  /// Names are cut at these widths, and not below if lines are short.
  NAME_WIDTH = 80,
  SHORT_NAME_WIDTH = 40,
  CLASS_WIDTH = 48,
  SHORT_CLASS_WIDTH = 12,
  /// Functions of a module that are named.
  SHOWN_FUNCTIONALS = 6,
};

#define FIRST_COLUMNS                                                          \
  {"module", false, SHORT_NAME_WIDTH, NAME_WIDTH},                             \
      {"class", false, SHORT_CLASS_WIDTH, CLASS_WIDTH}, {"calls", true, 0, 0}, \
      {"nodes", true, 0, 0}, {"parameters", true, 0, 0}

/// Where all modules have one source the line below the tree names it.
static const aimet_table_column columns[] = {FIRST_COLUMNS, {"", false, 1, 0}};
static const aimet_table_column columns_with_source[] = {
    FIRST_COLUMNS, {"source", false, 0, 0}, {"", false, 1, 0}};

#define NUM_COLUMNS (sizeof columns / sizeof *columns)

typedef struct modules_printer {
  const aimet_module_listing *listing;
  aimet_table *table;
  aimet_string_builder prefix; ///< of the lines below the module at hand
  aimet_string_builder cell;
  bool shows_all;
  bool shows_sources;
} modules_printer;

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

static void end_cell(modules_printer *p) {
  aimet_table_add(p->table, aimet_sb_view(&p->cell));
  aimet_sb_clear(&p->cell);
}

static void append_count(modules_printer *p, uint64_t count, bool shows_zero) {
  if (count || shows_zero)
    aimet_append_amount(&p->cell, count);
  end_cell(p);
}

/// `torch.nn.modules.conv.Conv2d` is `nn.Conv2d` to people.
static void add_class(modules_printer *p, aimet_string_view class_name) {
  if (aimet_sv_starts_with(class_name, aimet_sv("torch.nn.modules.")))
    aimet_sb_append_cstr(&p->cell, "nn.");
  aimet_sb_append(&p->cell, aimet_path_leaf(class_name));
  end_cell(p);
}

static void append_functionals(modules_printer *p,
                               const aimet_listed_module *module) {
  if (!module->num_functionals)
    return;
  aimet_sb_append_cstr(&p->cell,
                       p->cell.length ? ", functional " : "functional ");
  for (size_t i = 0; i < module->num_functionals; ++i) {
    const aimet_listed_functional *functional = &module->functionals[i];
    if (i)
      aimet_sb_append_cstr(&p->cell, ", ");
    if (i == SHOWN_FUNCTIONALS) {
      aimet_sb_append_cstr(&p->cell, "...");
      return;
    }
    aimet_sb_append(&p->cell, functional->name);
    if (functional->count > 1)
      aimet_sb_appendf(&p->cell, " x%zu", functional->count);
  }
}

static void add_marks(modules_printer *p, const aimet_listed_module *module) {
  if (module->module->leaf && module->module->num_calls > 1)
    aimet_sb_append_cstr(&p->cell, "reused");
  append_functionals(p, module);
  end_cell(p);
}

static void add_source(modules_printer *p, aimet_string_view source) {
  if (!p->shows_sources)
    return;
  aimet_sb_append(&p->cell, source);
  end_cell(p);
}

/// The columns behind the name.
static void add_facts(modules_printer *p, const aimet_listed_module *module) {
  add_class(p, module->class_name);
  append_count(p, module->module->leaf ? module->module->num_calls : 0, false);
  append_count(p, module->nodes, true);
  append_count(p, module->parameters, false);
  add_source(p, module->source);
  add_marks(p, module);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

/// The last of the siblings from `first` on that have its shape.
static size_t end_of_run(const modules_printer *p, size_t first,
                         size_t *out_count) {
  const aimet_listed_module *modules = p->listing->modules;
  size_t last = first;
  *out_count = 1;
  while (modules[last].next != AIMET_NONE &&
         modules[modules[last].next].shape == modules[first].shape) {
    last = modules[last].next;
    ++*out_count;
  }
  return last;
}

static void append_branch(modules_printer *p, bool is_last) {
  aimet_sb_append(&p->cell, aimet_sb_view(&p->prefix));
  aimet_sb_append_cstr(&p->cell, is_last ? "└─ " : "├─ ");
}

/// One line for modules that differ from the one before in their names only.
static void add_alike(modules_printer *p, size_t first, size_t last,
                      size_t count) {
  const aimet_listed_module *modules = p->listing->modules;
  append_branch(p, modules[last].next == AIMET_NONE);
  aimet_sb_append(&p->cell, modules[first].name);
  if (count > 1) {
    aimet_sb_append_cstr(&p->cell, count > 2 ? " ... " : ", ");
    aimet_sb_append(&p->cell, modules[last].name);
  }
  end_cell(p);
  add_class(p, modules[first].class_name);
  end_cell(p);
  append_count(p, modules[first].nodes * count, true);
  append_count(p, modules[first].parameters * count, false);
  add_source(p, aimet_sv(""));
  aimet_sb_append_cstr(&p->cell, count > 1 ? "each like the one above"
                                           : "like the one above");
  end_cell(p);
}

static void add_children(modules_printer *p, size_t parent);

static void add_child(modules_printer *p, size_t index, bool is_last) {
  const aimet_listed_module *module = &p->listing->modules[index];
  append_branch(p, is_last);
  aimet_sb_append(&p->cell, module->name);
  end_cell(p);
  add_facts(p, module);
  size_t length = p->prefix.length;
  aimet_sb_append_cstr(&p->prefix, is_last ? "   " : "│  ");
  add_children(p, index);
  p->prefix.length = length;
}

/// Recurses as deep as modules lie (module_tree.c).
static void add_children(modules_printer *p, size_t parent) {
  const aimet_listed_module *modules = p->listing->modules;
  for (size_t i = modules[parent].first_child; i != AIMET_NONE;) {
    size_t count = 1;
    size_t last = p->shows_all ? i : end_of_run(p, i, &count);
    // A leaf is a line of its own anyway.
    bool is_run =
        count > 2 || (count == 2 && modules[i].first_child != AIMET_NONE);
    if (!is_run)
      last = i;
    add_child(p, i, modules[i].next == AIMET_NONE);
    if (is_run)
      add_alike(p, modules[i].next, last, count - 1);
    i = modules[last].next;
  }
}

static void print_tree(modules_printer *p, size_t line_width,
                       aimet_string_builder *out) {
  p->shows_sources = p->listing->num_sources > 1;
  p->table = p->shows_sources
                 ? aimet_table_create(columns_with_source, NUM_COLUMNS + 1)
                 : aimet_table_create(columns, NUM_COLUMNS);
  p->shows_all = p->listing->count <= FULL_ROWS;
  aimet_sb_append_cstr(&p->cell, "(root)");
  end_cell(p);
  add_facts(p, &p->listing->modules[p->listing->root]);
  add_children(p, p->listing->root);
  aimet_table_print(p->table, 2, line_width, out);
  aimet_table_destroy(p->table);
}

//===----------------------------------------------------------------------===//
// Below the tree
//===----------------------------------------------------------------------===//

static const char *source_words(aimet_string_view source) {
  static const char *const words[][2] = {
      {"aimet", "metadata of aimet-opt"},
      {"torch.export", "metadata of torch.export"},
      {"scope", "names of scopes"},
      {"function", "local functions"},
      {"keras", "names of Keras layers"},
      {"parameters", "names of parameters"},
  };
  for (size_t i = 0; i < sizeof words / sizeof *words; ++i)
    if (aimet_sv_is(source, words[i][0]))
      return words[i][1];
  return "aimet.module";
}

static void print_sources(const aimet_module_listing *listing,
                          aimet_string_builder *out) {
  aimet_sb_appendf(out, "\n  %llu node%s", (unsigned long long)listing->nodes,
                   listing->nodes == 1 ? "" : "s");
  for (size_t i = 0; i < listing->num_sources; ++i)
    aimet_sb_appendf(out, "%s%zu by %s", i ? ", " : ": ",
                     listing->sources[i].nodes,
                     source_words(listing->sources[i].name));
  uint64_t others = listing->nodes - listing->unplaced;
  for (size_t i = 0; i < listing->num_sources; ++i)
    others -= listing->sources[i].nodes;
  const char *gap = listing->num_sources ? ", " : ": ";
  if (listing->unplaced)
    aimet_sb_appendf(out, "%s%llu without module information", gap,
                     (unsigned long long)listing->unplaced);
  if (others)
    aimet_sb_appendf(out, "%s%llu constants, views and the like without",
                     listing->unplaced ? ", " : gap,
                     (unsigned long long)others);
  aimet_sb_append_char(out, '\n');
  if (listing->tree->is_cut)
    aimet_sb_append_cstr(out, "  local functions are called too often to be "
                              "shown for each call\n");
}

void aimet_modules_text_print(aimet_string_view input,
                              const aimet_module_listing *listing,
                              size_t line_width, aimet_string_builder *out) {
  aimet_sb_append_escaped(out, input, SIZE_MAX);
  aimet_sb_append_char(out, '\n');
  modules_printer printer = {.listing = listing,
                             .prefix = AIMET_STRING_BUILDER_INIT,
                             .cell = AIMET_STRING_BUILDER_INIT};
  if (listing->root != AIMET_NONE)
    print_tree(&printer, line_width, out);
  else
    aimet_sb_append_cstr(out, "  no modules are known\n");
  print_sources(listing, out);
  aimet_sb_deinit(&printer.prefix);
  aimet_sb_deinit(&printer.cell);
}
