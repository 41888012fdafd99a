// SPDX-License-Identifier: GPL-3.0-or-later

// Indexes, views, types, sequences, functions, triggers, policies, privileges.

#include "app/schema/replaymodel.h"
#include "app/sql/quoting.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Operator classes that the server takes for their types anyway.
bool isUsualClass(const QString &name)
{
    static const QSet<QString> usual{u"array_ops"_s,   u"jsonb_ops"_s, u"text_ops"_s,      u"varchar_ops"_s,
                                     u"int4_ops"_s,    u"int8_ops"_s,  u"int2_ops"_s,      u"uuid_ops"_s,
                                     u"bool_ops"_s,    u"date_ops"_s,  u"timestamp_ops"_s, u"timestamptz_ops"_s,
                                     u"numeric_ops"_s, u"bytea_ops"_s, u"enum_ops"_s,      u"tsvector_ops"_s,
                                     u"range_ops"_s,   u"inet_ops"_s,  u"float8_ops"_s};
    return usual.contains(name);
}

/// "lower(email) desc nulls last": what differs from the default, as the catalog's reader writes it too.
QString keyText(const WrittenIndexKey &key)
{
    QString text = key.column.isEmpty() ? QString::fromUtf8(key.expression) : key.column;
    if (!key.collation.isEmpty())
        text += u" collate "_s + key.collation;
    if (!key.operatorClass.isEmpty() && !isUsualClass(key.operatorClass.section(u'.', -1)))
        text += u' ' + key.operatorClass.section(u'.', -1);
    if (key.isDescending)
        text += u" desc"_s;
    if (key.nullsFirst && *key.nullsFirst != key.isDescending)
        text += *key.nullsFirst ? u" nulls first"_s : u" nulls last"_s;
    return text;
}

/// ChooseIndexColumnNames() in indexcmds.c: numbered where two keys would be called the same.
QString chosenColumns(const change::CreateIndex &index)
{
    QStringList names;
    for (const WrittenIndexKey &key : index.keys) {
        QString name = key.chosenName;
        for (int number = 1; names.contains(name); ++number)
            name = key.chosenName + QString::number(number);
        names << name;
    }
    return (names + index.included).join(u'_');
}

QString functionKey(const ReplayModel &model, const change::CreateFunction &function)
{
    QStringList types;
    for (const auto &argument : function.arguments) {
        if (argument.mode != "out"_L1 && argument.mode != "table"_L1)
            types << model.argumentText(argument.type);
    }
    return function.name.name + u'(' + types.join(u", "_s) + u')';
}

/// What stands between the parentheses, with the types' full names.
QString argumentsOf(const ReplayModel &model, const change::CreateFunction &function)
{
    QStringList arguments;
    for (const auto &argument : function.arguments) {
        if (argument.mode == "table"_L1)
            continue;
        QStringList words;
        if (argument.mode != "in"_L1)
            words << argument.mode.toUpper();
        if (!argument.name.isEmpty())
            words << QString::fromUtf8(quotedIdentifier(argument.name));
        words << model.typeText(argument.type);
        if (!argument.defaultSql.isEmpty())
            words << u"DEFAULT "_s + QString::fromUtf8(argument.defaultSql);
        arguments << words.join(u' ');
    }
    return arguments.join(u", "_s);
}

/// pg_get_function_result()
QString resultOf(const ReplayModel &model, const change::CreateFunction &function)
{
    if (function.kind == "procedure"_L1)
        return {};
    QStringList columns;
    QStringList out;
    for (const auto &argument : function.arguments) {
        if (argument.mode == "table"_L1)
            columns << QString::fromUtf8(quotedIdentifier(argument.name)) + u' ' + model.argumentText(argument.type);
        if (argument.mode == "out"_L1 || argument.mode == "inout"_L1)
            out << model.argumentText(argument.type);
    }
    if (function.returnsTable)
        return u"TABLE("_s + columns.join(u", "_s) + u')';
    const QString written = function.returns.name.name.isEmpty() ? QString() : model.argumentText(function.returns);
    if (!written.isEmpty())
        return (function.returns.isSetOf ? u"SETOF "_s : QString()) + written;
    return out.size() == 1 ? out.front() : u"record"_s;
}

QStringList allPrivileges(const QString &kind)
{
    if (kind == "table"_L1)
        return {u"select"_s, u"insert"_s, u"update"_s, u"delete"_s, u"truncate"_s, u"references"_s, u"trigger"_s};
    if (kind == "schema"_L1)
        return {u"usage"_s, u"create"_s};
    if (kind == "sequence"_L1)
        return {u"usage"_s, u"select"_s, u"update"_s};
    return {u"execute"_s};
}

void grantOn(Snapshot &snapshot, const QString &kind, const ObjectName &object, const change::Grant &grant)
{
    const QStringList privileges = grant.privileges.contains("all"_L1) ? allPrivileges(kind) : grant.privileges;
    const QString name = kind + u' ' + object.display();
    auto &roles = snapshot.grants[name];
    for (const QString &role : grant.roles) {
        for (const QString &privilege : privileges) {
            if (grant.isGrant)
                roles[role].insert(privilege);
            else
                roles[role].remove(privilege);
        }
        if (roles[role].isEmpty())
            roles.erase(role);
    }
    if (roles.empty())
        snapshot.grants.erase(name);
}

}  // namespace

QString addIndex(ReplayModel &model, const ObjectName &relation, const change::CreateIndex &index)
{
    QString name = index.name;
    if (name.isEmpty())
        name = model.chooseRelationName(relation.schema, relation.name, chosenColumns(index), u"idx"_s);
    if (model.hasRelation({relation.schema, name})) {
        if (index.ifNotExists)
            return name;
        failExisting(u"relation"_s, name);
    }
    IndexShape shape{name, index.method};
    for (const WrittenIndexKey &key : index.keys)
        shape.keys << keyText(key);
    shape.included = index.included;
    shape.predicate = QString::fromUtf8(index.predicate);
    shape.isUnique = index.isUnique;
    shape.nullsNotDistinct = index.nullsNotDistinct;
    shape.origin = model.origin;
    Snapshot &snapshot = model.snapshot();
    if (const auto view = snapshot.views.find(relation); view != snapshot.views.end()) {
        view->second.indexes[name] = shape;
        model.touch(relation);
        return name;
    }
    snapshot.tables[relation].indexes[name] = shape;
    model.touch(relation);
    if (snapshot.tables[relation].kind != TableKind::Partitioned || index.isOnly)
        return name;
    for (const ObjectName &child : childrenOf(model, relation)) {
        change::CreateIndex own = index;
        own.name.clear();
        addIndex(model, child, own);
    }
    return name;
}

void apply(ReplayModel &model, const change::CreateIndex &change)
{
    if (model.isTemporary(change.relation))
        return;
    const auto view = model.findView(change.relation);
    const ObjectName relation = view ? *view : model.requireTable(change.relation);
    for (const WrittenIndexKey &key : change.keys) {
        const bool isTable = !view && !model.snapshot().tables[relation].hasUnknownColumns;
        if (isTable && !key.column.isEmpty())
            requireColumn(model, relation, key.column);
    }
    addIndex(model, relation, change);
}

void apply(ReplayModel &model, const change::CreateView &change)
{
    if (change.isTemporary)
        return model.addTemporary(change.name.name);
    const ObjectName name = model.newName(change.name);
    const bool isThere = model.hasRelation(name);
    if (isThere && change.ifNotExists)
        return;
    if (isThere && !(change.isReplaced && model.snapshot().views.contains(name)))
        failExisting(u"relation"_s, name.display());
    ViewShape view{change.isMaterialized, QString::fromUtf8(change.query), change.columns};
    for (const WrittenName &used : change.uses) {
        if (const auto relation = model.findRelation(used))
            view.uses.push_back(*relation);
    }
    view.origin = model.origin;
    view.isWithoutRows = change.isWithoutRows;
    model.snapshot().views[name] = view;
}

void apply(ReplayModel &model, const change::CreateSchema &change)
{
    if (model.snapshot().schemas.contains(change.name)) {
        if (change.ifNotExists)
            return;
        failExisting(u"schema"_s, change.name);
    }
    model.snapshot().schemas.insert(change.name);
}

void apply(ReplayModel &model, const change::CreateSequence &change)
{
    const ObjectName name
        = change.isAlter ? model.findRelation(change.name).value_or(ObjectName{}) : model.newName(change.name);
    if (change.isAlter && !model.snapshot().sequences.contains(name))
        failMissing(u"sequence"_s, change.name.name);
    if (!change.isAlter && model.hasRelation(name)) {
        if (change.ifNotExists)
            return;
        failExisting(u"relation"_s, name.display());
    }
    SequenceShape &sequence = model.snapshot().sequences[name];
    if (!change.type.isEmpty() || !change.isAlter)
        sequence.type = change.type.isEmpty() ? u"bigint"_s : model.typeText({{u"pg_catalog"_s, change.type}});
    if (!change.ownedColumn.isEmpty())
        sequence.ownedBy = model.requireTable(change.ownedBy).display() + u'.' + change.ownedColumn;
}

void apply(ReplayModel &model, const change::CreateExtension &change)
{
    model.snapshot().extensions.insert(change.name);
}

void apply(ReplayModel &model, const change::CreateFunction &change)
{
    const QString key = functionKey(model, change);
    const ObjectName name = model.newName({change.name.schema, key});
    if (model.snapshot().functions.contains(name) && !change.isReplaced)
        failExisting(change.kind, name.display());
    model.snapshot().functions[name] = {change.kind,       resultOf(model, change),    change.language, change.body,
                                        change.volatility, change.isSecurityDefiner,   change.isStrict, change.settings,
                                        model.origin,      argumentsOf(model, change), change.options};
}

void apply(ReplayModel &model, const change::CreateTrigger &change)
{
    const auto table = model.findTable(change.relation);
    if (!table) {
        if (model.findView(change.relation) || model.isTemporary(change.relation))
            return;
        failMissing(u"table"_s, change.relation.name);
    }
    auto &triggers = model.snapshot().tables[*table].triggers;
    if (triggers.contains(change.name) && !change.isReplaced)
        failExisting(u"trigger"_s, change.name);
    triggers[change.name] = {change.name, QString::fromUtf8(change.sql)};
    if (model.snapshot().tables[*table].kind != TableKind::Partitioned)
        return;
    for (const ObjectName &child : childrenOf(model, *table))
        model.snapshot().tables[child].triggers[change.name] = {change.name, QString::fromUtf8(change.sql)};
}

void apply(ReplayModel &model, const change::CreatePolicy &change)
{
    auto &policies = model.snapshot().tables[model.requireTable(change.relation)].policies;
    if (change.isAlter != policies.contains(change.name)) {
        if (change.isAlter)
            failMissing(u"policy"_s, change.name);
        failExisting(u"policy"_s, change.name);
    }
    PolicyShape &policy = policies[change.name];
    policy.name = change.name;
    policy.origin = model.origin;
    if (!change.isAlter) {
        policy.command = change.command;
        policy.isPermissive = change.isPermissive;
    }
    if (!change.roles.isEmpty())
        policy.roles = change.roles;
    policy.roles.sort();
    if (!change.usingSql.isEmpty())
        policy.usingSql = QString::fromUtf8(change.usingSql);
    if (!change.checkSql.isEmpty())
        policy.checkSql = QString::fromUtf8(change.checkSql);
}

void apply(ReplayModel &model, const change::Grant &change)
{
    Snapshot &snapshot = model.snapshot();
    const QString &kind = change.objectKind;
    if (kind != "table"_L1 && kind != "schema"_L1 && kind != "sequence"_L1)
        return;
    for (const WrittenName &written : change.objects) {
        if (kind == "schema"_L1 && !change.isAllInSchema) {
            grantOn(snapshot, kind, {u"public"_s, written.name}, change);
            continue;
        }
        if (!change.isAllInSchema) {
            if (const auto relation = model.findRelation(written))
                grantOn(snapshot, snapshot.sequences.contains(*relation) ? u"sequence"_s : u"table"_s, *relation,
                        change);
            continue;
        }
        const auto grantAll = [&](const auto &map) {
            for (const auto &[name, shape] : map) {
                if (name.schema == written.name)
                    grantOn(snapshot, kind, name, change);
            }
        };
        if (kind == "sequence"_L1)
            grantAll(snapshot.sequences);
        else {
            grantAll(snapshot.tables);
            grantAll(snapshot.views);
        }
    }
}

void apply(ReplayModel &model, const change::SetSearchPath &change)
{
    model.setSearchPath(change.schemas);
}

}  // namespace lockstep
