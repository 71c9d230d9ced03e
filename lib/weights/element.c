//===- element.c - elements of tensors outside of MLIR --------------------===//
//
// What ONNX packs how: raw_data and the typed fields, in both directions. No
// MLIR attribute is made or read here.
//
//===----------------------------------------------------------------------===//

#include "element.h"

#include "checked.h"
#include "float_format.h"

#include <mlir-c/BuiltinTypes.h>

#include <string.h>

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static bool integer_from_type(MlirType type, aimet_element *out_element) {
  unsigned bits = mlirIntegerTypeGetWidth(type);
  bool is_unsigned = mlirIntegerTypeIsUnsigned(type);
  if (!is_unsigned && !mlirIntegerTypeIsSignless(type))
    return false;
  if (bits == 1 && !is_unsigned) {
    *out_element = (aimet_element){AIMET_ELEMENT_BOOL, 8, 1, NULL};
    return true;
  }
  if (bits != 2 && bits != 4 && bits != 8 && bits != 16 && bits != 32 &&
      bits != 64)
    return false;
  *out_element = (aimet_element){is_unsigned ? AIMET_ELEMENT_UNSIGNED
                                             : AIMET_ELEMENT_SIGNED,
                                 bits, bits < 8 ? 1 : bits / 8, NULL};
  return true;
}

static bool complex_from_type(MlirType type, aimet_element *out_element) {
  MlirType part = mlirComplexTypeGetElementType(type);
  if (!mlirTypeIsAF32(part) && !mlirTypeIsAF64(part))
    return false;
  unsigned bits = mlirTypeIsAF32(part) ? 64 : 128;
  *out_element = (aimet_element){AIMET_ELEMENT_COMPLEX, bits, bits / 8, NULL};
  return true;
}

bool aimet_element_from_type(MlirType element_type,
                             aimet_element *out_element) {
  if (mlirTypeIsAInteger(element_type))
    return integer_from_type(element_type, out_element);
  if (mlirTypeIsAComplex(element_type))
    return complex_from_type(element_type, out_element);
  const aimet_float_format *format = aimet_float_format_of(element_type);
  if (!format)
    return false;
  unsigned bits = aimet_float_bits(format);
  *out_element = (aimet_element){AIMET_ELEMENT_FLOAT, bits,
                                 bits < 8 ? 1 : bits / 8, format};
  return true;
}

bool aimet_element_raw_size(aimet_element element, uint64_t count,
                            uint64_t *out_size) {
  if (element.bits >= 8)
    return aimet_checked_mul_u64(count, element.bits / 8, out_size);
  uint64_t bits;
  if (!aimet_checked_mul_u64(count, element.bits, &bits))
    return false;
  *out_size = bits / 8 + (bits % 8 != 0);
  return true;
}

bool aimet_element_is_plain(aimet_element element) {
  return element.bits >= 8 && element.kind != AIMET_ELEMENT_BOOL;
}

//===----------------------------------------------------------------------===//
// Little-endian values and bit streams
//===----------------------------------------------------------------------===//

static uint64_t load(const unsigned char *bytes, unsigned size) {
  uint64_t value = 0;
  for (unsigned i = 0; i < size; ++i)
    value |= (uint64_t)bytes[i] << (8 * i);
  return value;
}

static void store(unsigned char *bytes, unsigned size, uint64_t value) {
  for (unsigned i = 0; i < size; ++i)
    bytes[i] = (unsigned char)(value >> (8 * i));
}

static bool is_integer_kind(aimet_element element) {
  return element.kind == AIMET_ELEMENT_BOOL ||
         element.kind == AIMET_ELEMENT_SIGNED ||
         element.kind == AIMET_ELEMENT_UNSIGNED;
}

bool aimet_element_get_int(aimet_element element, const void *bytes,
                           int64_t *out_value) {
  if (!is_integer_kind(element))
    return false;
  uint64_t value = load(bytes, element.size);
  unsigned unused = 64 - element.bits;
  if (element.kind == AIMET_ELEMENT_SIGNED)
    *out_value = (int64_t)(value << unused) >> unused;
  else if (value <= INT64_MAX)
    *out_value = (int64_t)value;
  else
    return false;
  return true;
}

bool aimet_element_get_float(aimet_element element, const void *bytes,
                             double *out_value) {
  if (element.kind != AIMET_ELEMENT_FLOAT)
    return false;
  *out_value = aimet_float_decode(element.format, load(bytes, element.size));
  return true;
}

bool aimet_element_set_int(aimet_element element, int64_t value, void *bytes) {
  if (!is_integer_kind(element))
    return false;
  uint64_t bits = (uint64_t)value;
  if (element.bits < 64)
    bits &= (UINT64_C(1) << element.bits) - 1;
  if (element.kind == AIMET_ELEMENT_BOOL)
    bits &= 1;
  store(bytes, element.size, bits);
  int64_t back;
  return aimet_element_get_int(element, bytes, &back) && back == value;
}

bool aimet_element_set_float(aimet_element element, double value, void *bytes) {
  uint64_t bits;
  if (element.kind != AIMET_ELEMENT_FLOAT ||
      !aimet_float_encode(element.format, value, &bits))
    return false;
  store(bytes, element.size, bits);
  return true;
}

bool aimet_element_round_float(aimet_element element, double value,
                               void *bytes) {
  uint64_t bits;
  if (element.kind != AIMET_ELEMENT_FLOAT ||
      !aimet_float_round(element.format, value, &bits))
    return false;
  store(bytes, element.size, bits);
  return true;
}

static unsigned char low_mask(unsigned bits) {
  return (unsigned char)((1u << bits) - 1);
}

/// Reads element `i` of an LSB-first stream of elements under 8 bits. The last
/// one may end with the stream.
static unsigned char read_bits(const unsigned char *stream, uint64_t length,
                               unsigned bits, uint64_t i) {
  uint64_t byte = i * bits / 8;
  unsigned shift = (unsigned)(i * bits % 8);
  unsigned window = stream[byte];
  if (byte + 1 < length)
    window |= (unsigned)stream[byte + 1] << 8;
  return (unsigned char)(window >> shift) & low_mask(bits);
}

static bool unpack_bits(const unsigned char *stream, uint64_t length,
                        unsigned bits, uint64_t count, unsigned char *plain) {
  for (uint64_t i = 0; i < count; ++i)
    plain[i] = read_bits(stream, length, bits, i);
  unsigned used = (unsigned)(count * bits % 8);
  return used == 0 || (stream[length - 1] >> used) == 0;
}

/// Appends `count` elements as an LSB-first bit stream, the last byte padded
/// with zeros.
static void pack_bits(const unsigned char *plain, unsigned bits, uint64_t count,
                      aimet_string_builder *out) {
  unsigned window = 0, used = 0;
  for (uint64_t i = 0; i < count; ++i) {
    window |= (unsigned)(plain[i] & low_mask(bits)) << used;
    for (used += bits; used >= 8; used -= 8, window >>= 8)
      aimet_sb_append_char(out, (char)(window & 0xff));
  }
  if (used)
    aimet_sb_append_char(out, (char)window);
}

static bool are_bools(const unsigned char *plain, uint64_t count) {
  for (uint64_t i = 0; i < count; ++i)
    if (plain[i] > 1)
      return false;
  return true;
}

static bool decode_raw(aimet_element element, const unsigned char *data,
                       uint64_t length, uint64_t count, unsigned char *plain) {
  uint64_t expected;
  if (!aimet_element_raw_size(element, count, &expected) || length != expected)
    return false;
  if (length == 0)
    return true;
  if (element.bits < 8)
    return unpack_bits(data, length, element.bits, count, plain);
  memcpy(plain, data, length);
  return element.kind != AIMET_ELEMENT_BOOL || are_bools(plain, count);
}

static void encode_raw(aimet_element element, const unsigned char *plain,
                       uint64_t count, aimet_string_builder *out) {
  if (element.bits < 8)
    pack_bits(plain, element.bits, count, out);
  else
    aimet_sb_append(out, aimet_sv_n((const char *)plain, count * element.size));
}

//===----------------------------------------------------------------------===//
// Varints
//===----------------------------------------------------------------------===//

typedef struct varint_reader {
  const unsigned char *next, *end;
} varint_reader;

/// Reads one varint in its shortest form; false at the end, or if it is none.
static bool read_varint(varint_reader *reader, uint64_t *out_value) {
  uint64_t value = 0;
  for (unsigned i = 0; i < 10 && reader->next < reader->end; ++i) {
    unsigned char byte = *reader->next++;
    if (i == 9 && byte > 1)
      return false;
    value |= (uint64_t)(byte & 0x7f) << (7 * i);
    if (byte & 0x80)
      continue;
    *out_value = value;
    return byte != 0 || i == 0;
  }
  return false;
}

static void append_varint(aimet_string_builder *out, uint64_t value) {
  while (value >= 0x80) {
    aimet_sb_append_char(out, (char)(value | 0x80));
    value >>= 7;
  }
  aimet_sb_append_char(out, (char)value);
}

/// How the entries of a varint field relate to elements.
typedef struct varint_form {
  unsigned per_entry; ///< elements in one entry
  bool is_signed;     ///< an entry is sign-extended to 64 bits
} varint_form;

/// The form in which `field` holds such elements; false if it does not.
static bool find_varint_form(aimet_element element, aimet_string_view field,
                             varint_form *out_form) {
  bool is_signed = element.kind == AIMET_ELEMENT_SIGNED;
  bool is_unsigned = element.kind == AIMET_ELEMENT_UNSIGNED;
  *out_form = (varint_form){1, is_signed};
  if (aimet_sv_is(field, "int64_data"))
    return is_signed && element.bits == 64;
  if (aimet_sv_is(field, "uint64_data"))
    return is_unsigned && element.bits >= 32;
  if (!aimet_sv_is(field, "int32_data"))
    return false;
  if (element.bits == 2 || element.bits == 4)
    *out_form = (varint_form){8 / element.bits, false};
  if (element.kind == AIMET_ELEMENT_COMPLEX)
    return false;
  return is_signed ? element.bits <= 32 : element.bits <= 16;
}

/// The value of a plain element as a field that holds one per entry has it.
static uint64_t entry_value(aimet_element element, varint_form form,
                            const unsigned char *plain) {
  uint64_t value = load(plain, element.size);
  if (!form.is_signed || element.size == 0)
    return value;
  unsigned unused = 64 - 8 * element.size;
  return (uint64_t)((int64_t)(value << unused) >> unused);
}

static bool decode_entry(aimet_element element, varint_form form,
                         uint64_t entry, unsigned char *plain) {
  store(plain, element.size, entry);
  if (element.kind == AIMET_ELEMENT_BOOL)
    return entry <= 1;
  if (element.bits < 8)
    return entry <= low_mask(element.bits);
  return entry_value(element, form, plain) == entry;
}

static bool decode_varints(aimet_element element, varint_form form,
                           varint_reader reader, uint64_t count,
                           unsigned char *plain) {
  for (uint64_t i = 0; i < count; i += form.per_entry) {
    uint64_t entry;
    if (!read_varint(&reader, &entry))
      return false;
    if (form.per_entry == 1) {
      if (!decode_entry(element, form, entry, plain + i * element.size))
        return false;
      continue;
    }
    unsigned char byte = (unsigned char)entry;
    uint64_t rest = count - i;
    uint64_t here = rest < form.per_entry ? rest : form.per_entry;
    if (entry > 0xff || !unpack_bits(&byte, 1, element.bits, here, plain + i))
      return false;
  }
  return reader.next == reader.end;
}

static void encode_varints(aimet_element element, varint_form form,
                           const unsigned char *plain, uint64_t count,
                           aimet_string_builder *out) {
  for (uint64_t i = 0; i < count; i += form.per_entry) {
    if (form.per_entry == 1) {
      append_varint(out, entry_value(element, form, plain + i * element.size));
      continue;
    }
    uint64_t entry = 0;
    for (unsigned j = 0; j < form.per_entry && i + j < count; ++j)
      entry |= (uint64_t)plain[i + j] << (j * element.bits);
    append_varint(out, entry);
  }
}

//===----------------------------------------------------------------------===//
// Fields
//===----------------------------------------------------------------------===//

/// True if the field holds the same bytes as raw_data would.
static bool is_like_raw(aimet_element element, aimet_string_view field) {
  bool is_float = element.kind == AIMET_ELEMENT_FLOAT;
  bool is_complex = element.kind == AIMET_ELEMENT_COMPLEX;
  if (aimet_sv_is(field, "raw_data"))
    return true;
  if (aimet_sv_is(field, "float_data"))
    return (is_float && element.bits == 32) ||
           (is_complex && element.bits == 64);
  if (aimet_sv_is(field, "double_data"))
    return (is_float && element.bits == 64) ||
           (is_complex && element.bits == 128);
  return false;
}

bool aimet_elements_decode(aimet_element element, aimet_string_view field,
                           const void *data, uint64_t length, uint64_t count,
                           unsigned char *out_plain) {
  if (is_like_raw(element, field))
    return decode_raw(element, data, length, count, out_plain);
  varint_form form;
  if (!find_varint_form(element, field, &form))
    return false;
  const unsigned char *bytes = length ? data : out_plain;
  return decode_varints(element, form, (varint_reader){bytes, bytes + length},
                        count, out_plain);
}

bool aimet_elements_encode(aimet_element element, aimet_string_view field,
                           const unsigned char *plain, uint64_t count,
                           aimet_string_builder *out_payload) {
  if (is_like_raw(element, field)) {
    encode_raw(element, plain, count, out_payload);
    return true;
  }
  varint_form form;
  if (!find_varint_form(element, field, &form))
    return false;
  encode_varints(element, form, plain, count, out_payload);
  return true;
}
