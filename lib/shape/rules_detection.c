//===- rules_detection.c - NonMaxSuppression ------------------------------===//

#include "rule_checks.h"
#include "rules.h"

#include <inttypes.h>

static void infer_non_max_suppression(aimet_infer *node) {
  aimet_number none = aimet_unknown_number();
  aimet_number boxes[] = {none, none, none};
  if (aimet_join_shape(node, 0, "boxes", 3, boxes))
    aimet_expect_size(node, "a box", boxes[2], 4);
  aimet_number scores[] = {boxes[0], none, boxes[1]};
  aimet_join_shape(node, 1, "sizes of boxes and scores", 3, scores);
  int64_t format =
      aimet_node_int(aimet_infer_view(node), "center_point_box", 0);
  if (format != 0 && format != 1)
    aimet_infer_error(node, AIMET_FAULT_ATTRIBUTE,
                      "attribute \"center_point_box\" is out of range, got "
                      "%" PRId64 ", expected 0 or 1",
                      format);
  double overlap;
  if (aimet_input_float(node, 3, &overlap) && !(overlap >= 0 && overlap <= 1))
    aimet_infer_error(node, AIMET_FAULT_VALUE,
                      "input \"iou_threshold\" is out of range, got %g, "
                      "expected 0 to 1",
                      overlap);
  aimet_number dims[] = {none, aimet_int(3)};
  aimet_set_element(node, 0, AIMET_DATA_INT64);
  aimet_set_shape(node, 0, 2, dims);
}

const aimet_infer_rule aimet_rules_detection[] = {
    {.name = "NonMaxSuppression", .infer = infer_non_max_suppression},
    {.name = NULL},
};
