// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Review across files: what one file alone does not tell. The history is replayed in order (app/schema), and rules look
// at what came out.

#include "app/review/review.h"
#include "app/review/rule.h"
#include "app/schema/replay.h"

#include <functional>

namespace lockstep {

struct TargetInput;

/// A column that got another type.
struct TypeChange
{
    Origin where{};
    ByteRange range{};
    ObjectName table{};
    QString column{};
    QString before{};
    QString after{};
};

/// CREATE TABLE of a table that is there already.
struct Recreation
{
    Origin where{};
    ByteRange range{};
    ObjectName table{};
    Origin first{};
    bool ifNotExists = false;
    QStringList differences{};  ///< column by column: "email: text here, varchar(20) there"
};

/// What a replay of all files yields.
struct History
{
    std::vector<std::vector<ReplayNote>> notes{};  ///< index as the migrations
    std::vector<TypeChange> typeChanges{};
    std::vector<Recreation> recreations{};
    QHash<QString, int> madeFirst{};  ///< by display name: the migration that makes the relation or type first
    Snapshot schema{};  ///< at the end
};

/// What a rule over all files may know.
struct HistoryInput
{
    const std::vector<Migration> &migrations;
    const std::vector<AnalysedScript> &scripts;
    const History &history;
    const ReviewSettings *settings = nullptr;
    const TargetInput *target = nullptr;  ///< null without a server
};

/// A verdict of such a rule, and the statement that it falls on.
struct HistoryHit
{
    Origin where{};
    RuleHit hit{};
};

/// A hit on the whole statement that made something what it is.
HistoryHit hitAt(const HistoryInput &input, Origin where, const QString &object, Message message);

/// As Rule, over all files at once.
struct HistoryRule
{
    const char *id;
    Severity severity;
    const char *title;
    const char *why;
    const char *instead;
    std::vector<HistoryHit> (*check)(const HistoryInput &input);
    Bucket bucket = Bucket::Hazard;
    bool isOn = true;
    int since = 0;
    int until = 0;
    const char *bad = "";  ///< several files, parted by a line "-- next file"
    const char *good = "";
};
std::span<const HistoryRule *const> allHistoryRules();

/// Asked before each statement, with the schema that it meets.
using BeforeStatement = std::function<void(Origin where, const Replay &schema)>;

/// Replays migrations in their order, one by one, and keeps what rules ask for.
class HistoryReplay
{
public:
    /// The next migration, the one with this index.
    void follow(int migration, const std::vector<StatementEffects> &statements, const BeforeStatement &before = {});
    /// All that came of it; nothing can follow.
    History take();

private:
    std::vector<ReplayNote> follow(const StatementEffects &statement, Origin where);
    void lookAtCreation(const change::CreateTable &table, const LocatedChange &located, Origin where);
    void lookAtTypes(const change::AlterTable &table, Origin where, std::vector<TypeChange> &altered) const;
    void takeTypes(std::vector<TypeChange> altered);
    void remember(const LocatedChange &located, int migration);

    Replay m_replay;
    History m_history;
};

/// All migrations at once.
Result<History> replayHistory(const std::vector<AnalysedScript> &scripts, const JobContext &context,
                              const BeforeStatement &before = {});

}  // namespace lockstep
