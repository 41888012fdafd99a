// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/rules/parts.h"

#include "app/review/hits.h"

namespace lockstep::rules {
namespace {

bool addsParts(const RuleInput &input)
{
    return input.kinds[std::size_t(EffectKind::CreateTable)] || input.kinds[std::size_t(EffectKind::AddColumn)]
        || input.kinds[std::size_t(EffectKind::AddConstraint)];
}

void takeColumn(const NewColumn &added, std::vector<NewConstraint> &found)
{
    for (const WrittenConstraint &constraint : added.column.constraints)
        found.push_back({added.table, constraint, added.column.name, added.range});
}

}  // namespace

std::vector<NewColumn> newColumns(const RuleInput &input)
{
    std::vector<NewColumn> found;
    if (!addsParts(input))
        return found;
    for (const LocatedChange &located : effectsOf(input).changes) {
        if (const auto *table = std::get_if<change::CreateTable>(&located.change); table && !table->isTemporary) {
            for (const WrittenColumn &column : table->columns)
                found.push_back({table->name, column, located.range});
        }
        if (const auto *table = std::get_if<change::AlterTable>(&located.change)) {
            for (const auto &[command, range] : table->commands) {
                if (const auto *added = std::get_if<change::AddColumn>(&command))
                    found.push_back({table->name, added->column, range});
            }
        }
    }
    return found;
}

std::vector<NewConstraint> newConstraints(const RuleInput &input)
{
    std::vector<NewConstraint> found;
    if (!addsParts(input))
        return found;
    for (const NewColumn &added : newColumns(input))
        takeColumn(added, found);
    for (const LocatedChange &located : effectsOf(input).changes) {
        if (const auto *table = std::get_if<change::CreateTable>(&located.change); table && !table->isTemporary) {
            for (const WrittenConstraint &constraint : table->constraints)
                found.push_back({table->name, constraint, {}, located.range});
        }
        if (const auto *table = std::get_if<change::AlterTable>(&located.change)) {
            for (const auto &[command, range] : table->commands) {
                if (const auto *added = std::get_if<change::AddConstraint>(&command))
                    found.push_back({table->name, added->constraint, {}, range});
            }
        }
    }
    return found;
}

QString displayName(const NewColumn &added)
{
    return writtenText(added.table) + u'.' + added.column.name;
}

}  // namespace lockstep::rules
