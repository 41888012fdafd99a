// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/revertlosses.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The sentence on what an effect loses, where %1 is the object; empty where a script takes it back.
const char *lossOf(EffectKind kind)
{
    switch (kind) {
    case EffectKind::DropTable:
    case EffectKind::Truncate:
        return QT_TRANSLATE_NOOP("app", "Not taken back: the rows of %1 are gone; a backup has them.");
    case EffectKind::DropColumn:
        return QT_TRANSLATE_NOOP("app", "Not taken back: the values of %1 are gone; a backup has them.");
    case EffectKind::DropSchema:
    case EffectKind::DropOwned:
        return QT_TRANSLATE_NOOP("app", "Not taken back: what was in %1 and its rows; a backup has them.");
    case EffectKind::DeleteAll:
    case EffectKind::DeleteWhere:
        return QT_TRANSLATE_NOOP("app", "Not taken back: the rows deleted from %1 are gone; a backup has them.");
    case EffectKind::UpdateAll:
    case EffectKind::UpdateWhere:
        return QT_TRANSLATE_NOOP("app", "Not taken back: what UPDATE wrote over in %1; a backup has it.");
    case EffectKind::Insert:
        return QT_TRANSLATE_NOOP("app", "Not taken back: the rows inserted into %1 stay.");
    case EffectKind::DropSequence:
    case EffectKind::SequenceRestart:
        return QT_TRANSLATE_NOOP("app", "Not taken back: where the sequence %1 stood.");
    case EffectKind::CreateRole:
    case EffectKind::DropRole:
    case EffectKind::CreateStatistics:
    case EffectKind::DropStatistics:
    case EffectKind::CreateOther:
    case EffectKind::DropOther:
    case EffectKind::Other:
        return QT_TRANSLATE_NOOP("app", "Not taken back, write it by hand: %2 %1.");
    case EffectKind::NotAnalysable:
        return QT_TRANSLATE_NOOP("app", "Not followed, look for yourself: %2 %1.");
    default:
        return "";
    }
}

bool isOfRows(EffectKind kind)
{
    return kind == EffectKind::Insert || kind == EffectKind::UpdateAll || kind == EffectKind::UpdateWhere
        || kind == EffectKind::DeleteAll || kind == EffectKind::DeleteWhere || kind == EffectKind::Truncate
        || kind == EffectKind::DropTable || kind == EffectKind::DropColumn;
}

}  // namespace

std::vector<Message> lossesOf(const Snapshot &before, const std::vector<StatementEffects> &statements,
                              const std::vector<ReplayNote> &notes)
{
    std::vector<Message> losses;
    const auto add = [&losses](const Message &loss) {
        const bool isSaid
            = std::ranges::any_of(losses, [&loss](const Message &one) { return one.english() == loss.english(); });
        if (!isSaid)
            losses.push_back(loss);
    };
    const Replay start(before);
    for (const StatementEffects &statement : statements) {
        for (const Effect &effect : statement.effects) {
            const char *sentence = lossOf(effect.kind);
            const QString &relation = effect.relation.isEmpty() ? effect.object : effect.relation;
            // The rows of what the migration itself makes go with it.
            const bool isNew = isOfRows(effect.kind) && !effect.nameIsUnknown && !start.find(relation);
            if (*sentence && !effect.deferred && !isNew)
                add({sentence, {effect.object.isEmpty() ? relation : effect.object, statement.tag}});
        }
    }
    for (const ReplayNote &note : notes)
        add({QT_TRANSLATE_NOOP("app", "Not followed, look for yourself: %1"), {note.why.english()}});
    return losses;
}

}  // namespace lockstep
