// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"
#include "app/deploy/targetsession.h"
#include "app/postgres/catalog.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Counting stops there: beyond it the exact number tells a person nothing more.
constexpr qint64 mostRowsCounted = 1'000'000;

bool holdsRows(EffectKind kind)
{
    using enum EffectKind;
    return kind == DropTable || kind == Truncate || kind == DeleteAll || kind == DeleteWhere || kind == DropColumn
        || kind == DropMaterializedView;
}

/// Leaves the loss without rows where the relation is not there or has no name yet.
Status count(Session &session, const Effect &effect, Loss &loss, const JobContext &context)
{
    if (effect.nameIsUnknown || !holdsRows(effect.kind))
        return Done{};
    const QString &relation = effect.kind == EffectKind::DropColumn ? effect.relation : effect.object;
    const auto size = relationSize(session, relation, context);
    if (!size)
        return size.error();
    if (!*size)
        return Done{};
    const auto rows = countRows(session, (*size)->name, mostRowsCounted, context);
    if (!rows)
        return rows.error();
    loss.rows = *rows;
    loss.isAtLeast = *rows >= mostRowsCounted;
    loss.bytes = (*size)->bytes;
    return Done{};
}

QDateTime appliedAt(const DeployRequest &request, const QString &name)
{
    const auto &all = request.view.status.migrations;
    const auto row = std::ranges::find(all, name, &MigrationStatus::name);
    return row == all.end() || !row->entry ? QDateTime() : row->entry->finishedAt;
}

}  // namespace

Result<std::vector<Loss>> lossesOf(const DeployRequest &request, const JobContext &context)
{
    const auto session = openTarget(request.view.url, context);
    if (!session)
        return session.error();
    std::vector<Loss> losses;
    for (const PlannedMigration &planned : request.plan.migrations) {
        const AnalysedScript &script = request.workspace->reviews[planned.index];
        const TextMap map(script.script.sql);
        for (const StatementEffects &statement : script.effects) {
            for (const Effect &effect : statement.effects) {
                if (!isDestructive(effect))
                    continue;
                Loss &loss = losses.emplace_back(
                    Loss{.file = planned.file,
                         .line = map.at(effect.range.begin).line,
                         .what = effectKindId(effect.kind),
                         .object = effect.kind == EffectKind::DropColumn && !effect.object.contains(u'.')
                             ? effect.relation + u'.' + effect.object
                             : effect.object,
                         .since = appliedAt(request, planned.name)});
                if (Status counted = count(**session, effect, loss, context); !counted)
                    return std::move(counted).error();
            }
        }
    }
    return losses;
}

Result<std::vector<Fact>> lossFacts(const DeployRequest &request, const JobContext &context)
{
    const auto losses = lossesOf(request, context);
    if (!losses)
        return losses.error();
    std::vector<Fact> facts;
    for (const Loss &loss : *losses)
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Lost by it")}, sentenceOf(loss).english()});
    if (facts.empty())
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Lost by it")},
                         QCoreApplication::translate("app", "nothing, as far as the scripts tell")});
    return facts;
}

Message sentenceOf(const Loss &loss)
{
    const QString where = u"%1:%2"_s.arg(loss.file, QString::number(loss.line));
    if (!loss.rows)
        return {QT_TRANSLATE_NOOP("app", "%1: %2 %3"), {where, loss.what, loss.object}};
    const QString rows = QString::number(*loss.rows) + (loss.isAtLeast ? u"+"_s : QString());
    const QString bytes = QLocale::c().formattedDataSize(loss.bytes);
    if (!loss.since.isValid())
        return {QT_TRANSLATE_NOOP("app", "%1: %2 %3, which has %4 rows now (%5)"),
                {where, loss.what, loss.object, rows, bytes}};
    return {QT_TRANSLATE_NOOP("app", "%1: %2 %3, which has %4 rows now (%5), also those written since %6"),
            {where, loss.what, loss.object, rows, bytes, loss.since.toString(Qt::ISODate)}};
}

}  // namespace lockstep
