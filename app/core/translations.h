// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// Makes the running program speak `language` ("de", "pt_BR"; empty: the locale's), with English plurals where a
/// language has no text of ours. Qt's and QScintilla's own texts follow where the system has them. Call it after the
/// application object exists, and again to switch: windows hear of it by QEvent::LanguageChange. A language given here
/// also decides how numbers and dates look, unless the locale is a variant of it. Main thread.
void installTranslations(const QString &language = {});

}  // namespace lockstep
