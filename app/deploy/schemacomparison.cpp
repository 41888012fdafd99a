// SPDX-License-Identifier: GPL-3.0-or-later

// What a plan should have made beside what the catalog has.

#include "app/deploy/schemaexpectation.h"
#include "app/schema/difference.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Change = SchemaDifference::Change;

/// Is it that object, or does it hang from it?
bool concerns(const SchemaDifference &difference, const QStringList &objects)
{
    return std::ranges::any_of(objects, [&difference](const QString &object) {
        return difference.object == object || difference.object.startsWith(object + u'.');
    });
}

QString lineOf(const SchemaDifference &difference)
{
    const QString what = difference.kind + u' ' + difference.object;
    switch (difference.change) {
    case SchemaDifference::Change::Missing:
        return QCoreApplication::translate("app", "%1 is missing").arg(what);
    case SchemaDifference::Change::Extra:
        return QCoreApplication::translate("app", "%1 is there and was not expected").arg(what);
    case SchemaDifference::Change::Different:
        break;
    }
    return QCoreApplication::translate("app", "%1: expected “%2”, actual “%3”", "an object and two definitions")
        .arg(what, difference.expected.simplified(), difference.actual.simplified());
}

/// Triggers, functions, policies, expressions and types say the names of others, in the server's own words.
bool isFreeOfNames(const SchemaDifference &difference)
{
    static const QStringList kinds{u"table"_s, u"column"_s, u"not null"_s, u"index validity"_s,
                                   u"constraint validity"_s};
    return kinds.contains(difference.kind);
}

/// Both say something, and not by the same parse tree: the file's words beside the server's, which casts, folds and
/// rewrites what it stores. A person sees at once whether they mean the same; we do not.
bool isOfSpelling(const SchemaDifference &difference)
{
    static const QStringList kinds{
        u"default"_s,      u"generated"_s,    u"constraint expression"_s, u"index predicate"_s, u"index keys"_s,
        u"policy using"_s, u"policy check"_s, u"domain check"_s,          u"domain default"_s,  u"trigger"_s};
    return kinds.contains(difference.kind) && !difference.expected.isEmpty() && !difference.actual.isEmpty();
}

bool isMerelyBeside(const SchemaDifference &difference, bool isMet)
{
    const bool isPart = difference.kind != "table"_L1 && difference.kind != "view"_L1;
    return difference.kind == "column order"_L1
        || (difference.change == SchemaDifference::Change::Extra && isPart
            && !(isMet && difference.kind == "column"_L1));
}

/// Of a function's options those that the catalog's reader has too.
QStringList knownOptions(const QStringList &options)
{
    QStringList known;
    for (const QString &option : options) {
        const QString words = option.toUpper();
        if (words == "LEAKPROOF"_L1 || (words.startsWith("PARALLEL "_L1) && words != "PARALLEL UNSAFE"_L1))
            known << words;
    }
    known.sort();
    return known;
}

/// What compareSnapshots() leaves out, because only the server's own words tell: queries of views, arguments' defaults.
std::vector<SchemaDifference> moreDifferences(const InServersWords &expected, const Snapshot &actual)
{
    std::vector<SchemaDifference> found;
    const auto compare
        = [&found](const QString &kind, const QString &object, const QString &one, const QString &other) {
              if (one != other)
                  found.push_back({kind, object, Change::Different, one, other});
          };
    for (const auto &[name, view] : expected.schema().views) {
        const auto other = actual.views.find(name);
        const bool isKnown = other != actual.views.end() && expected.has(name.display());
        if (isKnown && !other->second.definition.isEmpty())
            compare(u"view query"_s, name.display(), view.definition, other->second.definition);
    }
    for (const auto &[name, function] : expected.schema().functions) {
        const auto other = actual.functions.find(name);
        if (other == actual.functions.end())
            continue;
        if (expected.has(name.display()))
            compare(u"function arguments"_s, name.display(), function.arguments, other->second.arguments);
        compare(u"function options"_s, name.display(), knownOptions(function.options).join(u", "_s),
                knownOptions(other->second.options).join(u", "_s));
    }
    return found;
}

/// What a comparison comes to.
struct Verdicts
{
    QStringList failures{};
    QStringList remarks{};
    QStringList notes{};  ///< what was not compared, and why
};

void judge(const SchemaDifference &difference, const SchemaExpectation &expected, bool isInServersWords,
           Verdicts &verdicts)
{
    const bool isMet = concerns(difference, expected.met);
    const bool isSpelling = isOfSpelling(difference) && (!isInServersWords || expected.setsSearchPath);
    const bool isUncertain
        = concerns(difference, expected.doubtful) || (!isMet && (!expected.unknown.isEmpty() || isSpelling));
    if (isMet && difference.kind == "column order"_L1)
        return;
    // Whether a function is there another check asks, by the server's own reading of its argument types.
    if (difference.kind == "function"_L1 || (expected.renames && !isMet && !isFreeOfNames(difference)))
        return;
    (isUncertain || isMerelyBeside(difference, isMet) ? verdicts.remarks : verdicts.failures) << lineOf(difference);
}

Verdicts verdictsOn(const SchemaExpectation &expected, const Snapshot &catalog, const PrintedTexts &printed)
{
    const InServersWords words(expected.schema, printed.schema);
    const Snapshot actual = restricted(catalog, expected.touched);
    std::vector<SchemaDifference> differences = compareSnapshots(words.schema(), actual);
    std::ranges::move(moreDifferences(words, actual), std::back_inserter(differences));
    Verdicts verdicts;
    for (const SchemaDifference &difference : differences)
        judge(difference, expected, words.has(difference.object), verdicts);
    if (expected.renames)
        verdicts.notes << QCoreApplication::translate(
            "app", "The plan renames: texts that name other objects were not compared.");
    for (const auto &[name, why] : printed.why)
        verdicts.notes
            << QCoreApplication::translate("app", "%1: its text was not compared: %2").arg(name.display(), why);
    return verdicts;
}

bool differsInWords(const SchemaExpectation &expected, const Snapshot &catalog, const ObjectName &name)
{
    const std::set one{name};
    const Snapshot mine = restricted(expected.schema, one);
    const Snapshot actual = restricted(catalog, one);
    const auto function = mine.functions.find(name);
    const auto other = actual.functions.find(name);
    if (function != mine.functions.end() && other != actual.functions.end()
        && function->second.arguments != other->second.arguments)
        return true;
    return std::ranges::any_of(compareSnapshots(mine, actual), isOfSpelling);
}

}  // namespace

std::set<ObjectName> namesToPrint(const SchemaExpectation &expected, const Snapshot &catalog)
{
    std::set<ObjectName> names;
    if (expected.renames)
        return names;
    for (const ObjectName &name : expected.touched) {
        const auto view = expected.schema.views.find(name);
        const bool isView = view != expected.schema.views.end();
        const bool hasQuery = isView && !view->second.definition.isEmpty() && catalog.views.contains(name);
        if (isView ? hasQuery : differsInWords(expected, catalog, name))
            names.insert(name);
    }
    return names;
}

Check compareWithExpected(const SchemaExpectation &expected, const Snapshot &catalog, const PrintedTexts &printed)
{
    const Verdicts verdicts = verdictsOn(expected, catalog, printed);
    Check check{.id = u"definitions"_s, .title = {QT_TRANSLATE_NOOP("app", "Objects equal their definitions")}};
    check.detail = detailOf(verdicts.failures + verdicts.remarks + expected.unknown + verdicts.notes);
    if (!verdicts.failures.isEmpty()) {
        check.outcome = Outcome::Fail;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n thing(s) are not what the migrations make."),
                         {},
                         int(verdicts.failures.size())};
        check.hint = {QT_TRANSLATE_NOOP(
            "app",
            "An IF NOT EXISTS met something else, or somebody changed the schema meanwhile. Alter each to what "
            "the migration says, or drop it and make it anew.")};
    } else if (!verdicts.remarks.isEmpty()) {
        check.outcome = Outcome::Warn;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n thing(s) differ that the files alone do not decide."),
                         {},
                         int(verdicts.remarks.size())};
        check.hint = {QT_TRANSLATE_NOOP("app",
                                        "Somebody else, a trigger of the database or code that the migrations "
                                        "run made them. See that they are wanted.")};
    } else {
        check.outcome = Outcome::Pass;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n object(s) are as the migrations make them."),
                         {},
                         int(expected.touched.size())};
    }
    return check;
}

}  // namespace lockstep
