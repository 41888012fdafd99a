// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "ui/theme.h"

#include <QStringList>

#include <optional>

namespace lockstep {

/// What the console was started with.
struct Arguments
{
    QString project{};  ///< folder to open; empty: the start page
    QString target{};  ///< as the command line's --target
    QString language{};  ///< empty: as set, else by the locale
    std::optional<ColourScheme> scheme{};  ///< none: as set
    QString htmlToRender{};  ///< --render-pdf: report to read; empty: none
    QString pdfToWrite{};  ///< --render-pdf: file to write
    QString answer{};  ///< text for --help or --version, after which there is nothing to do
};

/// `arguments` begins with the program's name. BadRequest for an option or value it does not know.
Result<Arguments> parseArguments(const QStringList &arguments);

}  // namespace lockstep
