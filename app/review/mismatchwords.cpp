// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/mismatchwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using enum MismatchOf;

/// %1 the object, %2 what is declared, %3 what the migrations make, %4 the other place.
struct Words
{
    MismatchOf of;
    const char *missing;
    const char *extra;
    const char *different;
};

constexpr std::array table{
    Words{Table, QT_TRANSLATE_NOOP("app", "The table %1 is declared, and the migrations leave no such table."),
          QT_TRANSLATE_NOOP("app", "The table %1 is made here and not declared in %4."), ""},
    Words{Column, QT_TRANSLATE_NOOP("app", "The column %1 is declared (%2), and the migrations leave no such column."),
          QT_TRANSLATE_NOOP("app", "The column %1 (%3) is made here and not declared in %4."), ""},
    Words{Type, "", "", QT_TRANSLATE_NOOP("app", "%1 is declared as %2, and the migrations make it %3 (%4).")},
    Words{Nullability, "", "", QT_TRANSLATE_NOOP("app", "%1 is declared %2, and the migrations leave it %3 (%4).")},
    Words{Default,
          QT_TRANSLATE_NOOP("app", "%1 is declared with the default %2, and the migrations give it none (%4)."),
          QT_TRANSLATE_NOOP("app", "%1 is declared without a default, and the migrations give it %3 (%4)."),
          QT_TRANSLATE_NOOP("app", "%1 is declared with the default %2, and the migrations give it %3 (%4).")},
    Words{PrimaryKey, QT_TRANSLATE_NOOP("app", "The primary key %2 of %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The primary key %3 of %1 is made here and not declared in %4."),
          QT_TRANSLATE_NOOP("app", "The primary key of %1 is declared as %2, and the migrations make it %3 (%4).")},
    Words{Unique, QT_TRANSLATE_NOOP("app", "%2 of %1 is declared unique, and the migrations do not leave it so."),
          QT_TRANSLATE_NOOP("app", "%3 of %1 is made unique here and not declared so in %4."), ""},
    Words{Index, QT_TRANSLATE_NOOP("app", "The index %2 on %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The index %3 on %1 is made here and not declared in %4."), ""},
    Words{ForeignKey, QT_TRANSLATE_NOOP("app", "The foreign key %2 of %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The foreign key %3 of %1 is made here and not declared in %4."),
          QT_TRANSLATE_NOOP("app", "The foreign key %1 is declared %2, and the migrations make it %3 (%4).")},
    Words{Enum, QT_TRANSLATE_NOOP("app", "The type %1 is declared, and the migrations leave no such type."),
          QT_TRANSLATE_NOOP("app", "The type %1 is made here and not declared in %4."), ""},
    Words{EnumValue,
          QT_TRANSLATE_NOOP("app", "The value “%2” of %1 is declared, and the migrations leave no such value (%4)."),
          QT_TRANSLATE_NOOP("app", "The value “%3” of %1 is not declared in %4."), ""},
    Words{Policy, QT_TRANSLATE_NOOP("app", "The policy %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The policy %1 is made by the migrations and not declared in %4."), ""},
    Words{Function, QT_TRANSLATE_NOOP("app", "The function %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The function %1 is made here and not declared in %4."), ""},
    Words{Trigger, QT_TRANSLATE_NOOP("app", "The trigger %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The trigger %1 is made by the migrations and not declared in %4."), ""},
    Words{View, QT_TRANSLATE_NOOP("app", "The view %1 is declared, and the migrations leave none."),
          QT_TRANSLATE_NOOP("app", "The view %1 is made here and not declared in %4."), ""},
};

const char *wordsOf(const Words &words, const Mismatch &mismatch)
{
    switch (mismatch.change) {
    case Mismatch::Change::Missing:
        return words.missing;
    case Mismatch::Change::Extra:
        return words.extra;
    case Mismatch::Change::Different:
        break;
    }
    // A default is told apart by which of the two has one.
    if (mismatch.of == Default && mismatch.made.isEmpty())
        return words.missing;
    return mismatch.of == Default && mismatch.declared.isEmpty() ? words.extra : words.different;
}

}  // namespace

Message mismatchWords(const Mismatch &mismatch, const QString &elsewhere)
{
    const Words &words = *std::ranges::find(table, mismatch.of, &Words::of);
    return {wordsOf(words, mismatch), {mismatch.object, mismatch.declared, mismatch.made, elsewhere}};
}

}  // namespace lockstep
