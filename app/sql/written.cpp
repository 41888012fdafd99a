// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/written.h"

#include "app/sql/handover.h"
#include "app/sql/treewalk.h"

#include <pg_query.h>

#include <QByteArrayList>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The actions' letters in the catalog's pg_constraint.confdeltype.
QString actionOf(const char *letter)
{
    switch (*letter) {
    case 'c':
        return u"cascade"_s;
    case 'n':
        return u"set null"_s;
    case 'd':
        return u"set default"_s;
    case 'r':
        return u"restrict"_s;
    default:
        return {};
    }
}

WrittenConstraint::Kind kindOf(PgQuery__ConstrType type)
{
    using Kind = WrittenConstraint::Kind;
    switch (type) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        return Kind::NotNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        return Kind::Default;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        return Kind::Identity;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        return Kind::Generated;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        return Kind::Check;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
        return Kind::PrimaryKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
        return Kind::Unique;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
        return Kind::Exclusion;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        return Kind::ForeignKey;
    default:
        return Kind::Null;
    }
}

/// The words that the grammar makes one of serial's integer types of.
QString integerOfSerial(const QString &name)
{
    if (name == "serial"_L1 || name == "serial4"_L1)
        return u"int4"_s;
    if (name == "bigserial"_L1 || name == "serial8"_L1)
        return u"int8"_s;
    return name == "smallserial"_L1 || name == "serial2"_L1 ? u"int2"_s : QString();
}

/// "column WITH =, lower(name) WITH &&"
QByteArray exclusionOf(const PgQuery__Constraint &constraint)
{
    QByteArrayList elements;
    for (const PgQuery__Node *pair : nodes(constraint.exclusions, constraint.n_exclusions)) {
        if (pair->node_case != PG_QUERY__NODE__NODE_LIST || pair->list->n_items != 2)
            continue;
        const PgQuery__Node *element = pair->list->items[0];
        const PgQuery__IndexElem &key = *element->index_elem;
        const QByteArray subject = *key.name ? QByteArray(key.name) : sqlOf(key.expr);
        const PgQuery__Node *names = pair->list->items[1];
        const QString sign = names->node_case == PG_QUERY__NODE__NODE_LIST
            ? stringOf(names->list->items[names->list->n_items - 1])
            : stringOf(names);
        elements << subject + " WITH " + sign.toUtf8();
    }
    return QByteArray(*constraint.access_method ? constraint.access_method : "btree") + " (" + elements.join(", ")
        + ')';
}

/// FigureColname() in parse_target.c, for what indexes are made of.
QString chosenName(const PgQuery__Node *node)
{
    switch (node ? node->node_case : PG_QUERY__NODE__NODE__NOT_SET) {
    case PG_QUERY__NODE__NODE_FUNC_CALL:
        return writtenName(nodes(node->func_call->funcname, node->func_call->n_funcname)).name;
    case PG_QUERY__NODE__NODE_COLUMN_REF:
        return writtenName(nodes(node->column_ref->fields, node->column_ref->n_fields)).name;
    case PG_QUERY__NODE__NODE_TYPE_CAST: {
        const QString inside = chosenName(node->type_cast->arg);
        return inside == "expr"_L1 ? bareTypeName(node->type_cast->type_name) : inside;
    }
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE:
        return chosenName(node->collate_clause->arg);
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
        return u"coalesce"_s;
    case PG_QUERY__NODE__NODE_CASE_EXPR: {
        const QString otherwise = chosenName(node->case_expr->defresult);
        return otherwise == "expr"_L1 ? u"case"_s : otherwise;
    }
    default:
        return u"expr"_s;
    }
}

/// The columns that an expression names, each once.
QStringList columnsIn(const PgQuery__Node *expression)
{
    QStringList columns;
    if (!expression)
        return columns;
    walk(*expression, [&columns](const PgQuery__Node &node) {
        if (node.node_case == PG_QUERY__NODE__NODE_COLUMN_REF)
            columns << writtenName(nodes(node.column_ref->fields, node.column_ref->n_fields)).name;
        return true;
    });
    columns.removeDuplicates();
    return columns;
}

void qualify(WrittenConstraint &constraint, PgQuery__ConstrType type)
{
    if (type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE)
        constraint.isDeferrable = true;
    if (type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED)
        constraint.isDeferrable = constraint.isInitiallyDeferred = true;
}

bool onlyQualifies(PgQuery__ConstrType type)
{
    return type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE
        || type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_NOT_DEFERRABLE
        || type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRED || type == PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_IMMEDIATE;
}

QByteArray boundsOf(std::span<PgQuery__Node *const> datums)
{
    QByteArrayList texts;
    for (const PgQuery__Node *datum : datums) {
        const bool isName = datum->node_case == PG_QUERY__NODE__NODE_COLUMN_REF;
        texts << (isName ? nameOf(nodes(datum->column_ref->fields, datum->column_ref->n_fields)).toUpper().toUtf8()
                         : sqlOf(datum));
    }
    return '(' + texts.join(", ") + ')';
}

PgQueryDeparseResult writtenPacked(const PgQuery__ParseResult &tree)
{
    QByteArray packed(qsizetype(pg_query__parse_result__get_packed_size(&tree)), Qt::Uninitialized);
    pg_query__parse_result__pack(&tree, reinterpret_cast<uint8_t *>(packed.data()));
    return pg_query_deparse_protobuf({size_t(packed.size()), packed.data()});
}

/// Writes one statement's tree.
QByteArray written(PgQuery__Node *statement)
{
    PgQuery__RawStmt raw = PG_QUERY__RAW_STMT__INIT;
    raw.stmt = statement;
    PgQuery__RawStmt *list[] = {&raw};
    PgQuery__ParseResult tree = PG_QUERY__PARSE_RESULT__INIT;
    tree.n_stmts = 1;
    tree.stmts = list;
    PgQueryDeparseResult text{};
    if (!handBackTree(tree, [&text] { text = pg_query_deparse_protobuf({}); })) {
        pg_query_free_deparse_result(text);
        text = writtenPacked(tree);
    }
    QByteArray sql = text.error ? QByteArray() : QByteArray(text.query);
    pg_query_free_deparse_result(text);
    return sql;
}

}  // namespace

WrittenName writtenName(const PgQuery__RangeVar *relation)
{
    return relation ? WrittenName{nameOf(relation->schemaname), nameOf(relation->relname)} : WrittenName{};
}

WrittenName writtenName(std::span<PgQuery__Node *const> parts)
{
    if (parts.empty())
        return {};
    return {parts.size() > 1 ? stringOf(parts[parts.size() - 2]) : QString(), stringOf(parts.back())};
}

WrittenName writtenName(const PgQuery__Node *object)
{
    switch (object ? object->node_case : PG_QUERY__NODE__NODE__NOT_SET) {
    case PG_QUERY__NODE__NODE_LIST:
        return writtenName(nodes(object->list->items, object->list->n_items));
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return writtenName(nodes(object->type_name->names, object->type_name->n_names));
    case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
        return writtenName(nodes(object->object_with_args->objname, object->object_with_args->n_objname));
    case PG_QUERY__NODE__NODE_RANGE_VAR:
        return writtenName(object->range_var);
    case PG_QUERY__NODE__NODE_ROLE_SPEC:
        return {{}, nameOf(object->role_spec->rolename)};
    default:
        return {{}, stringOf(object)};
    }
}

WrittenType writtenType(const PgQuery__TypeName *type)
{
    if (!type)
        return {};
    WrittenType written{writtenName(nodes(type->names, type->n_names))};
    if (type->pct_type && type->n_names > 1) {
        written.columnOf = writtenName(nodes(type->names, type->n_names - 1));
        written.name.schema.clear();
    }
    QStringList modifiers;
    for (const PgQuery__Node *modifier : nodes(type->typmods, type->n_typmods))
        modifiers << QString::fromUtf8(sqlOf(modifier));
    written.modifiers = modifiers.join(u',');
    written.dimensions = int(type->n_array_bounds);
    written.isSetOf = type->setof;
    if (const QString integer = integerOfSerial(written.name.name);
        !integer.isEmpty() && written.name.schema.isEmpty()) {
        written.name = {u"pg_catalog"_s, integer};
        written.isSerial = true;
    }
    return written;
}

std::vector<WrittenType> writtenTypes(std::span<PgQuery__Node *const> types)
{
    std::vector<WrittenType> written;
    for (const PgQuery__Node *type : types) {
        if (type->node_case == PG_QUERY__NODE__NODE_TYPE_NAME)
            written.push_back(writtenType(type->type_name));
    }
    return written;
}

QStringList stringsOf(std::span<PgQuery__Node *const> list)
{
    QStringList strings;
    for (const PgQuery__Node *one : list)
        strings << stringOf(one);
    return strings;
}

QStringList rolesOf(std::span<PgQuery__Node *const> roles)
{
    QStringList names;
    for (const PgQuery__Node *role : roles) {
        const bool isNamed = role->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC && *role->role_spec->rolename;
        const bool isPublic = role->node_case == PG_QUERY__NODE__NODE_ROLE_SPEC
            && role->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
        names << (isPublic ? u"public"_s : isNamed ? nameOf(role->role_spec->rolename) : u"current_user"_s);
    }
    return names;
}

WrittenConstraint writtenConstraint(const PgQuery__Constraint &constraint)
{
    WrittenConstraint written{kindOf(constraint.contype), nameOf(constraint.conname)};
    const bool isForeign = constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN;
    written.columns = isForeign ? stringsOf(nodes(constraint.fk_attrs, constraint.n_fk_attrs))
                                : stringsOf(nodes(constraint.keys, constraint.n_keys));
    written.included = stringsOf(nodes(constraint.including, constraint.n_including));
    written.sql = constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION ? exclusionOf(constraint)
                                                                                : sqlOf(constraint.raw_expr);
    if (written.kind == WrittenConstraint::Kind::Check)
        written.columns = columnsIn(constraint.raw_expr);
    if (written.kind == WrittenConstraint::Kind::Identity)
        written.identity = *constraint.generated_when == 'a' ? u"always"_s : u"by default"_s;
    written.referenced = writtenName(constraint.pktable);
    written.referencedColumns = stringsOf(nodes(constraint.pk_attrs, constraint.n_pk_attrs));
    written.onDelete = actionOf(constraint.fk_del_action);
    written.onUpdate = actionOf(constraint.fk_upd_action);
    written.usingIndex = nameOf(constraint.indexname);
    written.isDeferrable = constraint.deferrable;
    written.isInitiallyDeferred = constraint.initdeferred;
    written.isNotValid = constraint.skip_validation;
    written.nullsNotDistinct = constraint.nulls_not_distinct;
    return written;
}

std::vector<WrittenConstraint> writtenConstraints(std::span<PgQuery__Node *const> constraints)
{
    std::vector<WrittenConstraint> written;
    for (const PgQuery__Node *node : constraints) {
        if (node->node_case != PG_QUERY__NODE__NODE_CONSTRAINT)
            continue;
        if (!onlyQualifies(node->constraint->contype))
            written.push_back(writtenConstraint(*node->constraint));
        else if (!written.empty())
            qualify(written.back(), node->constraint->contype);
    }
    return written;
}

WrittenColumn writtenColumn(const PgQuery__ColumnDef &column)
{
    WrittenColumn written{nameOf(column.colname), writtenType(column.type_name)};
    if (column.coll_clause)
        written.collation = stringsOf(nodes(column.coll_clause->collname, column.coll_clause->n_collname)).join(u'.');
    written.constraints = writtenConstraints(nodes(column.constraints, column.n_constraints));
    return written;
}

WrittenIndexKey writtenIndexKey(const PgQuery__IndexElem &element)
{
    WrittenIndexKey key{nameOf(element.name), sqlOf(element.expr)};
    key.chosenName = key.column.isEmpty() ? chosenName(element.expr) : key.column;
    key.collation = stringsOf(nodes(element.collation, element.n_collation)).join(u'.');
    key.operatorClass = stringsOf(nodes(element.opclass, element.n_opclass)).join(u'.');
    key.isDescending = element.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
    if (element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST)
        key.nullsFirst = true;
    if (element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST)
        key.nullsFirst = false;
    return key;
}

QString partitionKeyOf(const PgQuery__PartitionSpec &specification)
{
    QStringList keys;
    for (const PgQuery__Node *node : nodes(specification.part_params, specification.n_part_params)) {
        const PgQuery__PartitionElem &element = *node->partition_elem;
        keys << (*element.name ? nameOf(element.name) : QString::fromUtf8(sqlOf(element.expr)));
    }
    return nameOf(specification.strategy).toLower() + u" ("_s + keys.join(u", "_s) + u')';
}

QByteArray partitionBoundOf(const PgQuery__PartitionBoundSpec &bound)
{
    if (bound.is_default)
        return "DEFAULT";
    if (*bound.strategy == 'h')
        return "FOR VALUES WITH (modulus " + QByteArray::number(bound.modulus) + ", remainder "
            + QByteArray::number(bound.remainder) + ')';
    if (*bound.strategy == 'l')
        return "FOR VALUES IN " + boundsOf(nodes(bound.listdatums, bound.n_listdatums));
    return "FOR VALUES FROM " + boundsOf(nodes(bound.lowerdatums, bound.n_lowerdatums)) + " TO "
        + boundsOf(nodes(bound.upperdatums, bound.n_upperdatums));
}

QByteArray sqlOf(const PgQuery__Node *node)
{
    if (!node)
        return {};
    // The library's message types are not const; nothing of the tree is changed.
    auto *tree = const_cast<PgQuery__Node *>(node);
    if (node->node_case == PG_QUERY__NODE__NODE_SELECT_STMT)
        return written(tree);
    PgQuery__ResTarget target = PG_QUERY__RES_TARGET__INIT;
    target.val = tree;
    PgQuery__Node targetNode = PG_QUERY__NODE__INIT;
    targetNode.node_case = PG_QUERY__NODE__NODE_RES_TARGET;
    targetNode.res_target = &target;
    PgQuery__Node *targets[] = {&targetNode};
    PgQuery__SelectStmt select = PG_QUERY__SELECT_STMT__INIT;
    select.n_target_list = 1;
    select.target_list = targets;
    select.limit_option = PG_QUERY__LIMIT_OPTION__LIMIT_OPTION_DEFAULT;
    select.op = PG_QUERY__SET_OPERATION__SETOP_NONE;
    PgQuery__Node statement = PG_QUERY__NODE__INIT;
    statement.node_case = PG_QUERY__NODE__NODE_SELECT_STMT;
    statement.select_stmt = &select;
    return written(&statement).mid(qstrlen("SELECT "));
}

}  // namespace lockstep
