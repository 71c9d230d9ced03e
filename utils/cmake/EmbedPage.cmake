# Puts a page together from its parts and writes it as C (cmake -P).
#
#   PAGE, STYLE, SCRIPTS   the page, its style, its script in pieces (separated by commas)
#   OUTPUT                 the C file
#
# In the page stand @STYLE@, @SCRIPT@, their hashes @STYLE_HASH@ and @SCRIPT_HASH@ for the Content-Security-Policy, and @DATA@,
# at which the page is cut in two.

cmake_minimum_required(VERSION 3.22)

set(base64_digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)

# The SHA-256 of a text in base64: 32 bytes are ten times three bytes and two more.
function(base64_sha256 text out)
  string(SHA256 hex "${text}")
  string(APPEND hex 00)
  set(result "")
  foreach(at RANGE 0 60 6)
    string(SUBSTRING "${hex}" ${at} 6 three)
    math(EXPR bits "0x${three}")
    foreach(shift 18 12 6 0)
      math(EXPR digit "(${bits} >> ${shift}) & 63")
      string(SUBSTRING ${base64_digits} ${digit} 1 character)
      string(APPEND result ${character})
    endforeach()
  endforeach()
  string(REGEX REPLACE ".$" "=" result "${result}")
  set(${out} "${result}" PARENT_SCOPE)
endfunction()

function(append_array name text)
  string(HEX "${text}" hex)
  string(LENGTH "${hex}" digits)
  math(EXPR length "${digits} / 2")
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  # A char that is signed has no 0xe2.
  string(REGEX REPLACE "0x[89a-f]" "(char)\\0" bytes "${bytes}")
  file(APPEND ${OUTPUT} "const char ${name}[] = {${bytes}0x00};\nconst size_t ${name}_length = ${length};\n")
endfunction()

file(READ ${PAGE} page)
file(READ ${STYLE} style)
string(REPLACE "," ";" scripts "${SCRIPTS}")
set(script "")
foreach(file IN LISTS scripts)
  file(READ ${file} piece)
  string(APPEND script "${piece}")
endforeach()

base64_sha256("${style}" style_hash)
base64_sha256("${script}" script_hash)
string(REPLACE "@STYLE_HASH@" "${style_hash}" page "${page}")
string(REPLACE "@SCRIPT_HASH@" "${script_hash}" page "${page}")
string(REPLACE "@STYLE@" "${style}" page "${page}")
string(REPLACE "@SCRIPT@" "${script}" page "${page}")
string(FIND "${page}" "@DATA@" cut)
if(cut LESS 0)
  message(FATAL_ERROR "${PAGE}: @DATA@ is missing")
endif()
math(EXPR behind "${cut} + 6")
string(SUBSTRING "${page}" 0 ${cut} head)
string(SUBSTRING "${page}" ${behind} -1 tail)

file(WRITE ${OUTPUT} "#include \"html_page.h\"\n")
append_array(aimet_html_page_head "${head}")
append_array(aimet_html_page_tail "${tail}")
