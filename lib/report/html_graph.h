//===- html_graph.h - the graph of a model for its HTML report ------------===//
//
// Modules, nodes and the edges between nodes, as numbers that a page can draw.
// How it is drawn is the page's business (html/).
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_HTML_GRAPH_H
#define AIMET_REPORT_HTML_GRAPH_H

#include "html_strings.h"
#include "module_listing.h"

/// The page draws no graph of more nodes.
#define AIMET_HTML_MAX_NODES 50000

/// A graph; borrows the IR. Its vertices are the inputs of the model, its nodes
/// but those that nothing except stored tensors feeds, and its outputs.
typedef struct aimet_html_graph aimet_html_graph;

/// `module` holds `aimet.module`, and its callees are known
/// (aimet_callee_scope).
aimet_html_graph *aimet_html_graph_create(MlirOperation module);
void aimet_html_graph_destroy(aimet_html_graph *graph);

/// Makes the node that findings call `label` a vertex in any case. `op` is the
/// operation, null if it is not known (html_places.h).
void aimet_html_graph_keep(aimet_html_graph *graph, aimet_string_view label,
                           MlirOperation op);

/// Numbers the vertices: after the calls above, before those below.
void aimet_html_graph_number(aimet_html_graph *graph);

/// The vertex of such a node, the module of a path; AIMET_NONE if there is
/// none.
size_t aimet_html_graph_vertex(const aimet_html_graph *graph,
                               aimet_string_view label, MlirOperation op);
size_t aimet_html_graph_module(const aimet_html_graph *graph,
                               aimet_string_view path);

/// Writes the keys "num_nodes", "modules", "nodes" and "edges".
/// Of a graph that is too large only the first.
void aimet_html_graph_print(aimet_html_graph *graph,
                            aimet_html_strings *strings,
                            aimet_json_writer *json);

#endif // AIMET_REPORT_HTML_GRAPH_H
