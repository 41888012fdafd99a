// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/saferform.h"

#include "app/review/safer/forms.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

struct Row
{
    const char *rule;
    safer::Form (*form)(const safer::Place &);
};

/// The rules whose safer form is mechanical.
constexpr std::array rows{
    Row{"create-index-blocking", &safer::createIndex},
    Row{"drop-index-blocking", &safer::dropIndex},
    Row{"reindex-blocking", &safer::reindex},
    Row{"refresh-matview-blocking", &safer::refreshView},
    Row{"detach-partition-blocking", &safer::detachPartition},
    Row{"alter-table-rename-index", &safer::renameIndex},
    Row{"concurrent-in-transaction", &safer::leaveTransaction},
    Row{"non-tx-mixed", &safer::leaveTransaction},
    Row{"add-check-blocking", &safer::addNotValid},
    Row{"add-fk-blocking", &safer::addNotValid},
    Row{"validate-in-same-tx", &safer::validateLater},
    Row{"set-not-null-scan", &safer::setNotNull},
    Row{"add-unique-direct", &safer::keyOfIndex},
    Row{"add-pk-direct", &safer::keyOfIndex},
    Row{"add-column-volatile-default", &safer::fillLater},
    Row{"ddl-then-backfill-same-tx", &safer::inBatches},
    Row{"unbatched-backfill", &safer::inBatches},
    Row{"delete-or-update-without-where", &safer::inBatches},
    Row{"missing-lock-timeout", &safer::limitWait},
    Row{"not-idempotent", &safer::ifExists},
    Row{"not-rerunnable-non-tx", &safer::ifExists},
};

QByteArray commentOf(const SaferForm::Step &step, bool isBefore)
{
    const QByteArray when
        = isBefore ? "-- Before this, in a migration of its own" : "-- In a later migration of its own";
    QByteArray sql = step.sql;
    return when + (step.isOutsideTransaction ? ", outside a transaction:" : ":") + "\n-- " + sql.replace('\n', "\n-- ")
        + ";\n";
}

/// The statement that the form is in; none behind the last.
const Statement *statementOf(const Script &script, const SaferForm &form)
{
    const auto found = std::ranges::find_if(script.statements,
                                            [&form](const Statement &one) { return one.range.end >= form.range.end; });
    return found == script.statements.end() ? nullptr : &*found;
}

/// The text with the form's SQL where its clause was, and nothing of what belongs elsewhere.
QByteArray replaced(const QByteArray &sql, const SaferForm &form)
{
    QByteArray rest = sql.mid(form.range.end);
    if (form.replacement.isEmpty() && rest.startsWith(';'))
        rest.remove(0, 1);
    return sql.left(form.range.begin) + form.replacement + rest;
}

bool hasOwnTransactions(const QByteArray &sql)
{
    return std::ranges::any_of(readEffects(sql).effects,
                               [](const StatementEffects &one) { return one.control != TransactionControl::None; });
}

}  // namespace

std::optional<SaferForm> saferForm(const Finding &finding, const RuleInput &input)
{
    const auto row = std::ranges::find_if(
        rows, [&finding](const Row &one) { return finding.rule == QLatin1StringView(one.rule); });
    if (finding.within != Within::Nothing || row == rows.end())
        return std::nullopt;
    return row->form({finding, input});
}

QByteArray withSaferForm(const QByteArray &sql, const SaferForm &form)
{
    // Comments go above the statement, at the start of its line.
    QByteArray head = sql.left(form.range.begin);
    QByteArray rest = sql.mid(form.range.end);
    if (form.replacement.isEmpty() && rest.startsWith(';'))
        rest.remove(0, 1);
    QByteArray comments;
    for (const SaferForm::Step &step : form.before)
        comments += commentOf(step, true);
    for (const SaferForm::Step &step : form.after)
        comments += commentOf(step, false);
    const Script script = readScript(sql);
    const Statement *statement = statementOf(script, form);
    const qsizetype at = statement ? statement->range.begin : 0;
    const bool isLineStart = at == 0 || sql[at - 1] == '\n';
    head.insert(std::min(at, head.size()), (isLineStart || comments.isEmpty() ? QByteArray() : "\n") + comments);
    return head + form.replacement + rest;
}

std::optional<SplitScript> splitBySaferForm(const QByteArray &sql, const SaferForm &form)
{
    SplitScript split{replaced(sql, form), form.isHereOutside};
    if (form.before.empty()) {
        split.then = form.after;
        return split;
    }
    const Script script = readScript(sql);
    const Statement *statement = statementOf(script, form);
    if (!statement || hasOwnTransactions(sql))
        return std::nullopt;
    const qsizetype cut = statement->number > 1 ? script.statements[std::size_t(statement->number) - 2].range.end : 0;
    const qsizetype begin = cut > 0 && cut < sql.size() && sql[cut] == ';' ? cut + 1 : cut;
    split.here = sql.left(begin);
    split.then = form.before;
    QByteArray rest = split.here.isEmpty() ? replaced(sql, form) : replaced(sql, form).mid(begin).trimmed();
    split.then.push_back({rest.trimmed().endsWith(';') ? rest.trimmed().chopped(1) : rest.trimmed()});
    std::ranges::copy(form.after, std::back_inserter(split.then));
    if (!split.here.isEmpty()) {
        split.here += split.here.endsWith('\n') ? "" : "\n";
        return split;
    }
    split.here = split.then.front().sql + ";\n";
    split.isHereOutside = split.then.front().isOutsideTransaction;
    split.then.erase(split.then.begin());
    return split;
}

}  // namespace lockstep
