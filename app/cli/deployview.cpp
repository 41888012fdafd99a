// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deployview.h"

#include "app/cli/deployjson.h"
#include "app/cli/deploytext.h"
#include "app/cli/text.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList migrationsIn(const RunRecord &run, StatementState state)
{
    QStringList names;
    for (const MigrationRun &migration : run.migrations) {
        if (migration.state == state)
            names << migration.name;
    }
    return names;
}

/// Statements that took effect by themselves, in migrations that did not come to their end.
QStringList looseStatements(const RunRecord &run, StatementState state)
{
    const QStringList whole = migrationsIn(run, StatementState::Applied);
    QStringList places;
    for (const StatementRun &statement : run.at(Step::Migrate).statements) {
        if (statement.state == state && !whole.contains(statement.migration))
            places << said(
                QT_TRANSLATE_NOOP("app", "%1, statement %2 in line %3"),
                {statement.migration, QString::number(statement.statement), QString::number(statement.line)});
    }
    return places;
}

}  // namespace

QString effectsText(const RunRecord &run)
{
    QStringList sentences;
    if (const QStringList names = migrationsIn(run, StatementState::Applied); !names.isEmpty())
        sentences << said(run.deed == "revert"_L1 ? QT_TRANSLATE_NOOP("app", "Reverted: %1.")
                                                  : QT_TRANSLATE_NOOP("app", "Applied: %1."),
                          {names.join(u", "_s)});
    if (const QStringList places = looseStatements(run, StatementState::Applied); !places.isEmpty())
        sentences << said(QT_TRANSLATE_NOOP("app", "These statements took effect and remain: %1."),
                          {places.join(u"; "_s)});
    if (const QStringList places = looseStatements(run, StatementState::InDoubt); !places.isEmpty())
        sentences << said(QT_TRANSLATE_NOOP("app", "It is not known whether these took effect: %1."),
                          {places.join(u"; "_s)});
    if (sentences.isEmpty())
        return said(QT_TRANSLATE_NOOP("app", "Nothing was changed in the database."));
    return sentences.join(u'\n');
}

std::unique_ptr<DeployView> makeDeployView(const Surroundings &surroundings, const QString &command)
{
    if (surroundings.output.isJson())
        return std::make_unique<DeployJson>(surroundings.output, command);
    return std::make_unique<DeployText>(surroundings);
}

}  // namespace lockstep
