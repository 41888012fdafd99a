// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/difference.h"

#include "app/sql/canonical.h"

#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Change = SchemaDifference::Change;

/// An index key's expression, and what follows it (operator class, order).
bool isSameKey(const QString &one, const QString &other)
{
    static const QRegularExpression order(u"(?: collate \\S+)?(?: \\w+_ops)?(?: desc)?(?: nulls (?:first|last))?$"_s);
    const auto split = [](const QString &key) {
        const qsizetype at = order.match(key).capturedStart();
        return std::pair(key.left(at), key.mid(at));
    };
    const auto [left, leftOrder] = split(one);
    const auto [right, rightOrder] = split(other);
    return leftOrder == rightOrder && isSameExpression(left, right);
}

bool areSameKeys(const QStringList &one, const QStringList &other)
{
    return std::ranges::equal(one, other, isSameKey);
}

QString yes(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

/// Walks two maps side by side and collects what differs.
class Comparison
{
public:
    void snapshots(const Snapshot &expected, const Snapshot &actual);
    void column(const QString &name, const ColumnShape &expected, const ColumnShape &actual);
    void constraint(const QString &name, const ConstraintShape &expected, const ConstraintShape &actual);
    void index(const QString &name, const IndexShape &expected, const IndexShape &actual);
    void policy(const QString &name, const PolicyShape &expected, const PolicyShape &actual);
    void function(const QString &name, const FunctionShape &expected, const FunctionShape &actual);
    std::vector<SchemaDifference> take() { return std::move(m_found); }

private:
    void add(const QString &kind, const QString &object, Change change, const QString &expected = {},
             const QString &actual = {})
    {
        m_found.push_back({kind, object, change, expected, actual});
    }
    void value(const QString &kind, const QString &object, const QString &expected, const QString &actual)
    {
        if (expected != actual)
            add(kind, object, Change::Different, expected, actual);
    }
    void sql(const QString &kind, const QString &object, const QString &expected, const QString &actual)
    {
        if (!isSameExpression(expected, actual))
            add(kind, object, Change::Different, expected, actual);
    }

    template <typename Map, typename Name, typename Compare>
    void maps(const QString &kind, const Map &expected, const Map &actual, Name name, Compare compare);
    void sets(const QString &kind, const QSet<QString> &expected, const QSet<QString> &actual);
    void table(const ObjectName &name, const TableShape &expected, const TableShape &actual);
    void columns(const ObjectName &name, const TableShape &expected, const TableShape &actual);
    void type(const QString &name, const TypeShape &expected, const TypeShape &actual);
    void grants(const Snapshot &expected, const Snapshot &actual);

    std::vector<SchemaDifference> m_found;
};

template <typename Map, typename Name, typename Compare>
void Comparison::maps(const QString &kind, const Map &expected, const Map &actual, Name name, Compare compare)
{
    for (const auto &[key, shape] : expected) {
        const auto found = actual.find(key);
        if (found == actual.end())
            add(kind, name(key), Change::Missing);
        else
            compare(name(key), shape, found->second);
    }
    for (const auto &[key, shape] : actual) {
        if (!expected.contains(key))
            add(kind, name(key), Change::Extra);
    }
}

void Comparison::sets(const QString &kind, const QSet<QString> &expected, const QSet<QString> &actual)
{
    for (const QString &one : expected - actual)
        add(kind, one, Change::Missing);
    for (const QString &one : actual - expected)
        add(kind, one, Change::Extra);
}

void Comparison::column(const QString &name, const ColumnShape &expected, const ColumnShape &actual)
{
    value(u"type"_s, name, expected.type, actual.type);
    value(u"not null"_s, name, yes(expected.isNotNull), yes(actual.isNotNull));
    sql(u"default"_s, name, expected.defaultSql, actual.defaultSql);
    sql(u"generated"_s, name, expected.generatedSql, actual.generatedSql);
    value(u"identity"_s, name, expected.identity, actual.identity);
    value(u"collation"_s, name, expected.collation, actual.collation);
}

void Comparison::columns(const ObjectName &name, const TableShape &expected, const TableShape &actual)
{
    if (expected.hasUnknownColumns || actual.hasUnknownColumns)
        return;
    QStringList wanted;
    for (const ColumnShape &one : expected.columns) {
        wanted << one.name;
        const QString display = name.display() + u'.' + one.name;
        if (const ColumnShape *other = actual.column(one.name))
            column(display, one, *other);
        else
            add(u"column"_s, display, Change::Missing);
    }
    QStringList there;
    for (const ColumnShape &one : actual.columns) {
        there << one.name;
        if (!expected.column(one.name))
            add(u"column"_s, name.display() + u'.' + one.name, Change::Extra);
    }
    if (wanted != there && QSet(wanted.begin(), wanted.end()) == QSet(there.begin(), there.end()))
        add(u"column order"_s, name.display(), Change::Different, wanted.join(u", "_s), there.join(u", "_s));
}

void Comparison::constraint(const QString &name, const ConstraintShape &expected, const ConstraintShape &actual)
{
    value(u"constraint columns"_s, name, expected.columns.join(u", "_s), actual.columns.join(u", "_s));
    if (expected.kind == ConstraintKind::Check)
        sql(u"constraint expression"_s, name, expected.expression, actual.expression);
    value(u"foreign key"_s, name,
          expected.referenced.display() + u'(' + expected.referencedColumns.join(u", "_s) + u") "_s + expected.onDelete
              + u'/' + expected.onUpdate,
          actual.referenced.display() + u'(' + actual.referencedColumns.join(u", "_s) + u") "_s + actual.onDelete + u'/'
              + actual.onUpdate);
    value(u"constraint validity"_s, name, yes(expected.isValid), yes(actual.isValid));
    value(u"deferrable"_s, name, yes(expected.isDeferrable) + yes(expected.isInitiallyDeferred),
          yes(actual.isDeferrable) + yes(actual.isInitiallyDeferred));
}

void Comparison::index(const QString &name, const IndexShape &expected, const IndexShape &actual)
{
    value(u"index method"_s, name, expected.method, actual.method);
    const bool isExclusion = !expected.constraint.isEmpty() && !expected.isUnique;
    if (!isExclusion && !areSameKeys(expected.keys, actual.keys))
        add(u"index keys"_s, name, Change::Different, expected.keys.join(u", "_s), actual.keys.join(u", "_s));
    value(u"index columns"_s, name, expected.included.join(u", "_s), actual.included.join(u", "_s));
    if (!isExclusion)
        sql(u"index predicate"_s, name, expected.predicate, actual.predicate);
    value(u"index uniqueness"_s, name, yes(expected.isUnique) + yes(expected.nullsNotDistinct),
          yes(actual.isUnique) + yes(actual.nullsNotDistinct));
    value(u"index validity"_s, name, yes(expected.isValid), yes(actual.isValid));
    value(u"index constraint"_s, name, expected.constraint, actual.constraint);
}

void Comparison::policy(const QString &name, const PolicyShape &expected, const PolicyShape &actual)
{
    value(u"policy command"_s, name, expected.command + yes(expected.isPermissive),
          actual.command + yes(actual.isPermissive));
    value(u"policy roles"_s, name, expected.roles.join(u", "_s), actual.roles.join(u", "_s));
    sql(u"policy using"_s, name, expected.usingSql, actual.usingSql);
    sql(u"policy check"_s, name, expected.checkSql, actual.checkSql);
}

void Comparison::table(const ObjectName &name, const TableShape &expected, const TableShape &actual)
{
    const QString display = name.display();
    const auto member = [&display](const QString &one) { return display + u'.' + one; };
    value(u"table kind"_s, display, QString::number(int(expected.kind)), QString::number(int(actual.kind)));
    value(u"unlogged"_s, display, yes(expected.isUnlogged), yes(actual.isUnlogged));
    columns(name, expected, actual);
    maps(u"constraint"_s, expected.constraints, actual.constraints, member,
         [this](const auto &one, const auto &left, const auto &right) { constraint(one, left, right); });
    maps(u"index"_s, expected.indexes, actual.indexes, member,
         [this](const auto &one, const auto &left, const auto &right) { index(one, left, right); });
    maps(u"trigger"_s, expected.triggers, actual.triggers, member,
         [this](const auto &one, const auto &left, const auto &right) {
             if (!isSame(left, right))
                 add(u"trigger"_s, one, Change::Different, left.definition, right.definition);
             value(u"trigger enabled"_s, one, yes(left.isEnabled), yes(right.isEnabled));
         });
    maps(u"policy"_s, expected.policies, actual.policies, member,
         [this](const auto &one, const auto &left, const auto &right) { policy(one, left, right); });
    value(u"row security"_s, display, yes(expected.hasRowSecurity) + yes(expected.isRowSecurityForced),
          yes(actual.hasRowSecurity) + yes(actual.isRowSecurityForced));
    value(u"partition"_s, display, expected.partitionOf ? expected.partitionOf->display() : QString(),
          actual.partitionOf ? actual.partitionOf->display() : QString());
}

void Comparison::type(const QString &name, const TypeShape &expected, const TypeShape &actual)
{
    value(u"type kind"_s, name, QString::number(int(expected.kind)), QString::number(int(actual.kind)));
    value(u"enum values"_s, name, expected.labels.join(u", "_s), actual.labels.join(u", "_s));
    value(u"base type"_s, name, expected.baseType, actual.baseType);
    const auto text = [](const TypeShape &shape) {
        QStringList attributes;
        for (const ColumnShape &one : shape.attributes)
            attributes << one.name + u' ' + one.type;
        return attributes.join(u", "_s);
    };
    value(u"attributes"_s, name, text(expected), text(actual));
    value(u"domain not null"_s, name, yes(expected.isNotNull), yes(actual.isNotNull));
    sql(u"domain default"_s, name, expected.defaultSql, actual.defaultSql);
    maps(
        u"domain check"_s, expected.checks, actual.checks, [&name](const QString &one) { return name + u'.' + one; },
        [this](const auto &one, const auto &left, const auto &right) { sql(u"domain check"_s, one, left, right); });
}

void Comparison::function(const QString &name, const FunctionShape &expected, const FunctionShape &actual)
{
    value(u"function kind"_s, name, expected.kind, actual.kind);
    value(u"function result"_s, name, expected.returns, actual.returns);
    value(u"function language"_s, name, expected.language, actual.language);
    value(u"function body"_s, name, expected.body, actual.body);
    value(u"function volatility"_s, name, expected.volatility, actual.volatility);
    value(u"function security"_s, name, yes(expected.isSecurityDefiner), yes(actual.isSecurityDefiner));
    value(u"function strictness"_s, name, yes(expected.isStrict), yes(actual.isStrict));
    value(u"function settings"_s, name, expected.settings.join(u"; "_s), actual.settings.join(u"; "_s));
}

void Comparison::grants(const Snapshot &expected, const Snapshot &actual)
{
    const auto words = [](const QSet<QString> &privileges) {
        QStringList sorted(privileges.begin(), privileges.end());
        sorted.sort();
        return sorted.join(u", "_s);
    };
    const auto text = [&words](const auto &roles) {
        QStringList all;
        for (const auto &[role, privileges] : roles)
            all << role + u": "_s + words(privileges);
        return all.join(u"; "_s);
    };
    maps(
        u"grant"_s, expected.grants, actual.grants, [](const QString &one) { return one; },
        [&](const QString &one, const auto &left, const auto &right) {
            value(u"grant"_s, one, text(left), text(right));
        });
}

void Comparison::snapshots(const Snapshot &expected, const Snapshot &actual)
{
    const auto display = [](const ObjectName &name) { return name.display(); };
    sets(u"schema"_s, expected.schemas, actual.schemas);
    sets(u"extension"_s, expected.extensions, actual.extensions);
    for (const auto &[name, shape] : expected.tables) {
        const auto found = actual.tables.find(name);
        if (found == actual.tables.end())
            add(u"table"_s, name.display(), Change::Missing);
        else
            table(name, shape, found->second);
    }
    for (const auto &[name, shape] : actual.tables) {
        if (!expected.tables.contains(name))
            add(u"table"_s, name.display(), Change::Extra);
    }
    maps(u"view"_s, expected.views, actual.views, display,
         [this](const auto &one, const auto &left, const auto &right) {
             value(u"view kind"_s, one, yes(left.isMaterialized), yes(right.isMaterialized));
             maps(
                 u"index"_s, left.indexes, right.indexes, [](const QString &name) { return name; },
                 [this](const auto &name, const auto &was, const auto &is) { index(name, was, is); });
         });
    maps(u"type"_s, expected.types, actual.types, display,
         [this](const auto &one, const auto &left, const auto &right) { type(one, left, right); });
    maps(u"function"_s, expected.functions, actual.functions, display,
         [this](const auto &one, const auto &left, const auto &right) { function(one, left, right); });
    maps(u"sequence"_s, expected.sequences, actual.sequences, display,
         [this](const auto &one, const auto &left, const auto &right) {
             value(u"sequence type"_s, one, left.type, right.type);
             value(u"sequence owner"_s, one, left.ownedBy, right.ownedBy);
         });
    grants(expected, actual);
}

}  // namespace

std::vector<SchemaDifference> compareSnapshots(const Snapshot &expected, const Snapshot &actual)
{
    Comparison comparison;
    comparison.snapshots(expected, actual);
    return comparison.take();
}

bool isSameExpression(const QString &one, const QString &other)
{
    return one == other || canonicalExpression(one.toUtf8()) == canonicalExpression(other.toUtf8());
}

bool isSame(const ColumnShape &one, const ColumnShape &other)
{
    Comparison comparison;
    comparison.column({}, one, other);
    return comparison.take().empty();
}

bool isSame(const ConstraintShape &one, const ConstraintShape &other)
{
    Comparison comparison;
    comparison.constraint({}, one, other);
    return one.kind == other.kind && comparison.take().empty();
}

bool isSame(const IndexShape &one, const IndexShape &other)
{
    Comparison comparison;
    comparison.index({}, one, other);
    return comparison.take().empty();
}

bool isSame(const TriggerShape &one, const TriggerShape &other)
{
    return canonicalQuery(one.definition.toUtf8()) == canonicalQuery(other.definition.toUtf8());
}

bool isSame(const PolicyShape &one, const PolicyShape &other)
{
    Comparison comparison;
    comparison.policy({}, one, other);
    return comparison.take().empty();
}

bool isSame(const FunctionShape &one, const FunctionShape &other)
{
    Comparison comparison;
    comparison.function({}, one, other);
    return comparison.take().empty();
}

}  // namespace lockstep
