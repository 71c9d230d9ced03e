//===- type_fit.c - types that do not exclude each other ------------------===//

#include "type_fit.h"

#include "attr.h"

static bool is_unknown(MlirType element) {
  return mlirTypeIsAOpaque(element) &&
         aimet_sv_is(aimet_view(mlirOpaqueTypeGetData(element)), "unknown");
}

bool aimet_types_fit(MlirType a, MlirType b) {
  bool is_tensor = mlirTypeIsATensor(a);
  if (mlirTypeEqual(a, b))
    return true;
  if (is_tensor != mlirTypeIsATensor(b))
    return is_tensor ? is_unknown(mlirShapedTypeGetElementType(a))
                     : !mlirTypeIsATensor(b) ||
                           is_unknown(mlirShapedTypeGetElementType(b));
  if (!is_tensor)
    return true;
  MlirType first = mlirShapedTypeGetElementType(a);
  MlirType second = mlirShapedTypeGetElementType(b);
  if (!mlirTypeEqual(first, second) && !is_unknown(first) &&
      !is_unknown(second))
    return false;
  if (!mlirShapedTypeHasRank(a) || !mlirShapedTypeHasRank(b))
    return true;
  intptr_t rank = mlirShapedTypeGetRank(a);
  if (rank != mlirShapedTypeGetRank(b))
    return false;
  for (intptr_t i = 0; i < rank; ++i)
    if (!mlirShapedTypeIsDynamicDim(a, i) &&
        !mlirShapedTypeIsDynamicDim(b, i) &&
        mlirShapedTypeGetDimSize(a, i) != mlirShapedTypeGetDimSize(b, i))
      return false;
  return true;
}
