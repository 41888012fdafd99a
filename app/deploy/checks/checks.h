// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Preflight's questions, one small function each, in one file a theme; preflight.cpp asks them in order. None writes.

#include "app/deploy/check.h"
#include "app/deploy/checks/planned.h"

#include <map>
#include <span>

namespace lockstep {

struct CheckInput
{
    const Workspace &workspace;
    const TargetView &view;
    const Plan &plan;
    const QString &backupFolder;
    Session &session;  ///< whose transactions are read-only
    const Result<PlannedRelations> &touched;  ///< or why it could not be read
    const JobContext &context;

    const Policy &policy() const { return view.choice.policy; }
    const AnalysedScript &script(const PlannedMigration &planned) const { return workspace.reviews[planned.index]; }
};

/// A check but for its identity, which stands in the table.
struct CheckAnswer
{
    Outcome outcome = Outcome::Pass;
    Message message{};
    QString detail{};
    Message hint{};
};

struct CheckRow
{
    const char *id;  ///< stable, kebab case
    const char *title;  ///< QT_TRANSLATE_NOOP
    Result<CheckAnswer> (*ask)(const CheckInput &input);
};

std::span<const CheckRow> serverChecks();
std::span<const CheckRow> ledgerChecks();
std::span<const CheckRow> privilegeChecks();
std::span<const CheckRow> contentChecks();
std::span<const CheckRow> dataChecks();
std::span<const CheckRow> activityChecks();
std::span<const CheckRow> tableChecks();
std::span<const CheckRow> roomChecks();
std::span<const CheckRow> replicationChecks();
std::span<const CheckRow> extensionChecks();
std::span<const CheckRow> catalogChecks();

/// The first column of what the query answers.
Result<QStringList> linesOf(const CheckInput &input, const QByteArray &sql, const Session::Parameters &parameters = {});

/// Pass when there is nothing to list, otherwise `found` (counted) as a warning over the lines.
CheckAnswer warnOf(const QStringList &lines, Message nothing, Message found, Message hint);

/// "4.2 MiB".
QString byteSize(qint64 bytes);

}  // namespace lockstep
