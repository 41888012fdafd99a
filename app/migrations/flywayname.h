// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QStringList>

namespace lockstep {

/// How Flyway is told to read file names.
struct FlywayNaming
{
    QString versioned = QStringLiteral("V");
    QString undo = QStringLiteral("U");
    QString baseline = QStringLiteral("B");
    QString repeatable = QStringLiteral("R");
    QString separator = QStringLiteral("__");
    QStringList suffixes{QStringLiteral(".sql")};
};

/// What a file's name says.
struct FlywayName
{
    enum class Kind { None, Versioned, Undo, Baseline, Repeatable };
    Kind kind = Kind::None;
    QString version{};  ///< as the ledger has it, "1.10"; empty for a repeatable one
    QString description{};  ///< "add note"
    Message why{};  ///< why Flyway passes the file by, for None
};

FlywayName flywayName(const QString &fileName, const FlywayNaming &naming);

/// A version by its numbers alone: "01.2.0" and "1_2" are both "1.2".
QString flywayVersionNumber(const QString &version);
/// -1, 0 or 1, part by part: 1.9 is before 1.10.
int compareFlywayVersions(const QString &left, const QString &right);

/// What Migration::key and LedgerEntry::key are: the version's number, "B:" before that of a baseline, "R:" before the
/// description of a repeatable one.
QString flywayKey(FlywayName::Kind kind, const QString &version, const QString &description);
FlywayName::Kind flywayKind(const QString &key);
/// The version in a key, empty for a repeatable one.
QString flywayVersionOf(const QString &key);

/// Flyway's order: versions, at one version its baseline first, then the repeatable ones by description.
bool flywayBefore(const QString &left, const QString &right);

}  // namespace lockstep
