// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

namespace lockstep {

/// What must be so after migrations ran: an object that must be there, or must not.
struct Expectation
{
    QString kind{};  ///< as Effect::objectKind
    QString object{};  ///< as written, or with the schema it must be in
    bool exists = true;
    QString migration{};  ///< the last that had a say
    QString relation{};  ///< the table it hangs from; empty for none
};

/// The name to look for what the effect makes or drops: an index is in its table's schema, which CREATE INDEX names
/// with the table alone.
QString objectToLookFor(const Effect &effect);

/// The net of all effects in order: what one creates and a later one drops is expected gone. What syntax does not tell
/// for certain (conditions in DO blocks, cascades, temporary tables, renames of what hangs from something) is left out,
/// never guessed. `scripts` and `names` belong together, in order of execution.
std::vector<Expectation> netEffects(const std::vector<const AnalysedScript *> &scripts, const QStringList &names);

}  // namespace lockstep
