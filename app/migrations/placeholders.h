// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

#include <functional>
#include <optional>

namespace lockstep {

/// How a tool writes what it fills in: ":NAME" or "${name}".
struct PlaceholderForm
{
    QByteArray prefix{};
    QByteArray suffix{};  ///< empty: the name is every letter, digit and underscore that follows
};

/// The value for a name; nothing leaves the place as it is.
using PlaceholderValue = std::function<std::optional<QString>(const QString &name)>;

/// Fills in what `file` runs, by SqlFile::isFilled: the section, and the hash of it. A file without any stays as it is.
void fillPlaceholders(SqlFile &file, const PlaceholderForm &form, const PlaceholderValue &valueOf);

/// The text with every placeholder filled in.
QByteArray filledText(const QByteArray &text, const PlaceholderForm &form, const PlaceholderValue &valueOf);

/// A variable of the environment, else of the project's .env.local and .env.
std::optional<QString> environmentValue(const QString &root, const QString &name);

/// Why a file cannot be run whose placeholder has no value; says where to set one.
Message missingPlaceholder(const QString &written, const QString &name);

}  // namespace lockstep
