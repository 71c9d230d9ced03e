//===- html_page.h - the page of the HTML report, without its data --------===//
//
// Made of the files in html/ by utils/cmake/EmbedPage.cmake, which also puts
// the hashes of style and script into the page's Content-Security-Policy.
//
//===----------------------------------------------------------------------===//

#ifndef AIMET_REPORT_HTML_PAGE_H
#define AIMET_REPORT_HTML_PAGE_H

#include <stddef.h>

/// What stands before and behind the data.
extern const char aimet_html_page_head[];
extern const size_t aimet_html_page_head_length;
extern const char aimet_html_page_tail[];
extern const size_t aimet_html_page_tail_length;

#endif // AIMET_REPORT_HTML_PAGE_H
