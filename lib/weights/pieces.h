//===- pieces.h - the numbers of a tensor, piece by piece -----------------===//
//
// For weights that are too large to be held a second time as doubles.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_WEIGHTS_PIECES_H
#define AIMET_WEIGHTS_PIECES_H

#include "weights.h"

/// Reads a float tensor of any storage. Only payloads that are not plain (typed
/// fields that pack) are held as a whole, in the type that they have.
typedef struct aimet_piece_reader aimet_piece_reader;

/// Opens a tensor attribute; `store` reads references and may be null. AIMET_OK
/// and null in *out for what is no tensor of floats, or cannot be read without
/// store; errors of files are diagnosed.
AIMET_MUST_USE aimet_status aimet_piece_reader_open(aimet_weight_store *store,
                                                    MlirAttribute tensor,
                                                    aimet_piece_reader **out);
void aimet_piece_reader_close(aimet_piece_reader *reader);

/// The number of elements.
uint64_t aimet_piece_reader_count(const aimet_piece_reader *reader);

/// Elements `first` to `first + count - 1`, all of which must be there.
AIMET_MUST_USE aimet_status aimet_piece_reader_get(aimet_piece_reader *reader,
                                                   uint64_t first, size_t count,
                                                   double *out);

#endif // AIMET_WEIGHTS_PIECES_H
