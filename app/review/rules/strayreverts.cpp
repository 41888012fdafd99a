// SPDX-License-Identifier: GPL-3.0-or-later

// Files that are named as a way back and run forward.

#include "app/review/rules/history.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

QString lastPart(const Migration &migration)
{
    return migration.name.section(u'/', -1);
}

/// "20260101_add_users_down" → "add_users", "0002_revert_add_users" → "add_users"; empty where it is no such name.
QString revertedName(const QString &name)
{
    static const QRegularExpression form(
        u"^[VU]?[\\d._-]*(?:(?:revert|rollback|undo)[_-](?<after>.+?)|(?<before>.+?)[_.-](?:down|rollback|revert|undo))"
        "(?:\\.sql)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(name);
    const QString after = match.captured(u"after"_s);
    return after.isEmpty() ? match.captured(u"before"_s) : after;
}

bool isNamed(const Migration &migration, const QString &name)
{
    const QString own = lastPart(migration);
    return own.endsWith(name) || own.endsWith(name + u".sql"_s);
}

/// The migration that this one would take back, or -1.
std::ptrdiff_t partnerOf(const HistoryInput &input, std::size_t index, const QString &name)
{
    for (std::size_t other = 0; other < input.migrations.size(); ++other) {
        if (other != index && isNamed(input.migrations[other], name)
            && revertedName(lastPart(input.migrations[other])).isEmpty())
            return std::ptrdiff_t(other);
    }
    return -1;
}

bool endsLikeARevert(const QString &name)
{
    static const QRegularExpression form(u"[_.-](?:down|rollback|undo)(?:\\.sql)?$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(name).hasMatch();
}

/// A migration that takes an earlier one back by intent says so in words of its own; one that is named as a tool names
/// the way back of a file beside it was meant to be that.
std::vector<HistoryHit> checkForward(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        const QString name = lastPart(input.migrations[index]);
        const QString reverted = endsLikeARevert(name) ? revertedName(name) : QString();
        const std::ptrdiff_t partner = reverted.isEmpty() ? -1 : partnerOf(input, index, reverted);
        if (partner >= 0)
            hits.push_back(hitOnFile(index,
                                     {QT_TRANSLATE_NOOP("app",
                                                        "This runs as a migration, and is named as the way "
                                                        "back of %1."),
                                      {input.migrations[std::size_t(partner)].name}}));
    }
    return hits;
}

std::vector<HistoryHit> checkOrphans(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.migrations.size(); ++index) {
        const QString name = lastPart(input.migrations[index]);
        if (endsLikeARevert(name) && partnerOf(input, index, revertedName(name)) < 0)
            hits.push_back(
                hitOnFile(index,
                          {QT_TRANSLATE_NOOP("app",
                                             "This runs as a migration, and is named as a way back of one that is not "
                                             "here.")}));
    }
    return hits;
}

}  // namespace

const HistoryRule revertRunForward{
    "rollback-run-as-forward",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A way back that runs forward"),
    QT_TRANSLATE_NOOP("app",
                      "The tool takes every file of the folder for a step ahead, and undoes with the one what "
                      "the other did."),
    QT_TRANSLATE_NOOP("app", "Name it as the tool names revert scripts, or keep it in another folder."),
    &checkForward,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(SELECT 1;
-- next file 20260102_add_users
CREATE TABLE users (id bigint PRIMARY KEY);
-- next file 20260103_add_users_down
SELECT 2;)sql",
    R"sql(SELECT 1;
-- next file 20260102_add_users
CREATE TABLE users (id bigint PRIMARY KEY);
-- next file 20260103_count_down_timer
SELECT 2;)sql",
};

const HistoryRule orphanRevert{
    "orphan-rollback",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A way back of nothing"),
    QT_TRANSLATE_NOOP("app", "It is named as a revert script, and runs as a migration."),
    QT_TRANSLATE_NOOP("app", "Rename it where it is meant to run, and remove it where not."),
    &checkOrphans,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(SELECT 1;
-- next file 20260103_add_users_down
SELECT 2;)sql",
    R"sql(SELECT 1;
-- next file 20260103_add_users
SELECT 2;)sql",
};

}  // namespace lockstep::rules
