// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/ownblocks.h"

#include "app/deploy/evidence.h"
#include "app/sql/scanner.h"

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

/// The words of a statement in upper case, those of a DO block's body too.
bool hasWord(const QByteArray &text, const QByteArray &word)
{
    qsizetype at = text.indexOf(word);
    const auto isLetter = [&text](qsizetype place) {
        return place >= 0 && place < text.size()
            && (std::isalnum(static_cast<unsigned char>(text[place])) || text[place] == '_');
    };
    while (at >= 0 && (isLetter(at - 1) || isLetter(at + word.size())))
        at = text.indexOf(word, at + 1);
    return at >= 0;
}

bool endsTransactions(const QByteArray &text)
{
    static constexpr std::array words{"COMMIT", "ROLLBACK", "CALL"};
    return std::ranges::any_of(words, [&text](const char *word) { return hasWord(text, word); });
}

}  // namespace

std::optional<std::vector<OwnBlock>> ownBlocks(const AnalysedScript &script)
{
    std::vector<OwnBlock> blocks;
    std::optional<std::size_t> open;
    for (std::size_t index = 0; index < script.effects.size(); ++index) {
        const TransactionControl control = script.effects[index].control;
        if (control == TransactionControl::None || control == TransactionControl::Savepoint)
            continue;
        const bool isBegin = control == TransactionControl::Begin;
        if (isBegin == open.has_value() || (!isBegin && control != TransactionControl::Commit))
            return std::nullopt;
        if (isBegin)
            open = index;
        else
            blocks.push_back({*std::exchange(open, std::nullopt), index});
    }
    return open ? std::nullopt : std::optional(std::move(blocks));
}

bool commitsAlone(const AnalysedScript &script, std::size_t statement)
{
    static constexpr std::array others{"CALL", "LOCK", "DECLARE", "FETCH", "EXECUTE", "PREPARE", "LISTEN"};
    const StatementEffects &effects = script.effects[statement];
    if (script.script.statements[statement].problem || effects.transaction == TransactionNeed::Outside
        || effects.control != TransactionControl::None || isOnlySetting(effects))
        return false;
    const QByteArray text = script.script.text(script.script.statements[statement]).toUpper();
    const bool isOther = std::ranges::any_of(others, [&text](const char *word) { return text.startsWith(word); });
    return !isOther && (!text.startsWith("DO") || !endsTransactions(text));
}

const OwnBlock *blockAround(const std::vector<OwnBlock> &blocks, std::size_t statement)
{
    const auto found = std::ranges::find_if(
        blocks, [statement](const OwnBlock &block) { return block.begin <= statement && statement <= block.commit; });
    return found == blocks.end() ? nullptr : &*found;
}

}  // namespace lockstep
