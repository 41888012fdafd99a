// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/canonical.h"

#include "app/sql/parsetree.h"

#include <QByteArrayList>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <span>

namespace lockstep {
namespace {

/// Fields that say where and how something was written, not what it means.
bool isSpelling(const char *field)
{
    static constexpr std::array spelling{"location",   "stmt_location", "stmt_len",         "funcformat",
                                         "row_format", "coerceformat",  "coercionform",     "relpersistence",
                                         "list_start", "list_end",      "rexpr_list_start", "rexpr_list_end",
                                         "replace"};
    return std::ranges::any_of(spelling, [field](const char *one) { return qstrcmp(one, field) == 0; });
}

/// Types that the server casts to by itself where operators want them.
bool isImplicit(const QByteArray &type)
{
    static constexpr std::array types{"text", "varchar", "bpchar", "name",        "numeric",  "int8",
                                      "int4", "float8",  "float4", "timestamptz", "regclass", "bool"};
    return std::ranges::any_of(types, [&type](const char *one) { return type == one; });
}

bool isNumber(const QByteArray &text)
{
    bool isOne = false;
    text.toDouble(&isOne);
    return isOne && !text.isEmpty() && !QByteArray("nNiI").contains(text.back());
}

/// A constant as the server keeps it: truth values have one spelling, times are whole and in UTC, as sessions of ours
/// are.
QByteArray storedConstant(const QByteArray &text)
{
    static const QRegularExpression time(
        QStringLiteral("^(\\d{4}-\\d\\d-\\d\\d)(?:[ T](\\d\\d:\\d\\d:\\d\\d))?(?:\\+00(?::00)?|Z)?$"));
    if (isNumber(text))
        return text;
    if (text == "t" || text == "true")
        return "true";
    if (text == "f" || text == "false")
        return "false";
    static const QRegularExpression span(QStringLiteral("^(\\d+ (?:year|mon|day))s?$"));
    if (const auto match = span.match(QString::fromLatin1(text)); match.hasMatch())
        return '\'' + match.captured(1).toLatin1() + '\'';
    if (text == "epoch")
        return "'1970-01-01 00:00:00'";
    if (const auto match = time.match(QString::fromLatin1(text)); match.hasMatch())
        return '\'' + match.captured(1).toLatin1() + ' '
            + (match.captured(2).isEmpty() ? QByteArray("00:00:00") : match.captured(2).toLatin1()) + '\'';
    return '\'' + text + '\'';
}

/// Writes a tree as nested lists, one way for all ways to write it.
class Writer
{
public:
    QByteArray node(const PgQuery__Node *node) const;

private:
    QByteArray nodes(PgQuery__Node **list, std::size_t count) const
    {
        QByteArrayList parts;
        for (const PgQuery__Node *one : std::span(list, count))
            parts << node(one);
        return parts.join(' ');
    }
    static QByteArray lastName(PgQuery__Node **list, std::size_t count)
    {
        const PgQuery__Node *last = count > 0 ? list[count - 1] : nullptr;
        return last && last->node_case == PG_QUERY__NODE__NODE_STRING ? QByteArray(last->string->sval) : "*";
    }
    static QByteArray constant(const PgQuery__AConst &value);
    QByteArray cast(const PgQuery__TypeCast &cast) const;
    QByteArray operation(const PgQuery__AExpr &expression) const;
    QByteArray comparisons(const PgQuery__AExpr &expression, const char *low, const char *high, const char *join) const;
    QByteArray membership(const QByteArray &name, const char *quantifier, const PgQuery__AExpr &expression) const;
    void flatten(const PgQuery__Node *argument, PgQuery__BoolExprType kind, QByteArrayList &parts) const;
    QByteArray logic(const PgQuery__BoolExpr &expression) const;
    QByteArray type(const PgQuery__TypeName &type) const;
    QByteArray message(const ProtobufCMessage &message) const;
    QByteArray field(const ProtobufCMessage &message, const ProtobufCFieldDescriptor &field) const;
    QByteArray value(const void *place, const ProtobufCFieldDescriptor &field) const;
};

QByteArray Writer::constant(const PgQuery__AConst &value)
{
    if (value.isnull)
        return "null";
    switch (value.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
        return QByteArray::number(value.ival->ival);
    case PG_QUERY__A__CONST__VAL_FVAL:
        return value.fval->fval;
    case PG_QUERY__A__CONST__VAL_BOOLVAL:
        return value.boolval->boolval ? "true" : "false";
    case PG_QUERY__A__CONST__VAL_BSVAL:
        return QByteArray("b'") + value.bsval->bsval + '\'';
    case PG_QUERY__A__CONST__VAL_SVAL:
        return storedConstant(value.sval->sval);
    default:
        return "0";  // protobuf leaves out what is zero
    }
}

QByteArray Writer::cast(const PgQuery__TypeCast &cast) const
{
    const QByteArray argument = node(cast.arg);
    const QByteArray type = lastName(cast.type_name->names, cast.type_name->n_names);
    // An array of constants is cast as a whole or item by item.
    const bool isConstant = cast.arg
        && (cast.arg->node_case == PG_QUERY__NODE__NODE_A_CONST
            || cast.arg->node_case == PG_QUERY__NODE__NODE_A_ARRAY_EXPR);
    if (isConstant || isImplicit(type))
        return argument;
    return "(cast " + argument + ' ' + this->type(*cast.type_name) + ')';
}

QByteArray Writer::comparisons(const PgQuery__AExpr &expression, const char *low, const char *high,
                               const char *join) const
{
    const QByteArray subject = node(expression.lexpr);
    const PgQuery__List &bounds = *expression.rexpr->list;
    return QByteArray("(") + join + " (" + low + ' ' + subject + ' ' + node(bounds.items[0]) + ") (" + high + ' '
        + subject + ' ' + node(bounds.items[1]) + "))";
}

QByteArray Writer::membership(const QByteArray &name, const char *quantifier, const PgQuery__AExpr &expression) const
{
    const PgQuery__Node *list = expression.rexpr;
    // The server casts the array as a whole where its elements were cast.
    while (list && list->node_case == PG_QUERY__NODE__NODE_TYPE_CAST)
        list = list->type_cast->arg;
    QByteArray items = node(list);
    if (list && list->node_case == PG_QUERY__NODE__NODE_LIST)
        items = nodes(list->list->items, list->list->n_items);
    else if (list && list->node_case == PG_QUERY__NODE__NODE_A_ARRAY_EXPR)
        items = nodes(list->a_array_expr->elements, list->a_array_expr->n_elements);
    return QByteArray("(") + quantifier + ' ' + name + ' ' + node(expression.lexpr) + " [" + items + "])";
}

QByteArray Writer::operation(const PgQuery__AExpr &expression) const
{
    const QByteArray name = lastName(expression.name, expression.n_name);
    switch (expression.kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_IN:
        return membership(name, name == "=" ? "any" : "all", expression);
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY:
        return membership(name, "any", expression);
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL:
        return membership(name, "all", expression);
    case PG_QUERY__A__EXPR__KIND__AEXPR_BETWEEN:
        return comparisons(expression, ">=", "<=", "and");
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_BETWEEN:
        return comparisons(expression, "<", ">", "or");
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP:
    case PG_QUERY__A__EXPR__KIND__AEXPR_LIKE:
    case PG_QUERY__A__EXPR__KIND__AEXPR_ILIKE: {
        const QByteArray right = node(expression.rexpr);
        if (!expression.lexpr && name == "-" && isNumber(right))
            return '-' + right;
        const QByteArray left = expression.lexpr ? node(expression.lexpr) + ' ' : QByteArray();
        return '(' + name + ' ' + left + right + ')';
    }
    default:
        return "(kind" + QByteArray::number(int(expression.kind)) + ' ' + name + ' ' + node(expression.lexpr) + ' '
            + node(expression.rexpr) + ')';
    }
}

void Writer::flatten(const PgQuery__Node *argument, PgQuery__BoolExprType kind, QByteArrayList &parts) const
{
    const bool isSame = argument->node_case == PG_QUERY__NODE__NODE_BOOL_EXPR && argument->bool_expr->boolop == kind;
    if (!isSame) {
        parts << node(argument);
        return;
    }
    for (const PgQuery__Node *one : std::span(argument->bool_expr->args, argument->bool_expr->n_args))
        flatten(one, kind, parts);
}

QByteArray Writer::logic(const PgQuery__BoolExpr &expression) const
{
    const bool isNot = expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR;
    QByteArrayList parts;
    for (const PgQuery__Node *one : std::span(expression.args, expression.n_args)) {
        if (isNot)
            parts << node(one);
        else
            flatten(one, expression.boolop, parts);
    }
    const char *word = isNot ? "(not " : expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__OR_EXPR ? "(or " : "(and ";
    // BETWEEN beside AND: the server prints one flat list.
    QByteArray text = parts.join(' ');
    if (!isNot && expression.boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR) {
        QByteArrayList flat;
        for (const QByteArray &part : parts)
            flat << (part.startsWith("(and ") ? part.mid(5, part.size() - 6) : part);
        text = flat.join(' ');
    }
    return word + text + ')';
}

QByteArray Writer::type(const PgQuery__TypeName &type) const
{
    return lastName(type.names, type.n_names) + '(' + nodes(type.typmods, type.n_typmods) + ')'
        + QByteArray("[]").repeated(qsizetype(type.n_array_bounds));
}

QByteArray Writer::node(const PgQuery__Node *node) const
{
    if (!node)
        return "()";
    switch (node->node_case) {
    case PG_QUERY__NODE__NODE_A_CONST:
        return constant(*node->a_const);
    case PG_QUERY__NODE__NODE_TYPE_CAST:
        return cast(*node->type_cast);
    case PG_QUERY__NODE__NODE_A_EXPR:
        return operation(*node->a_expr);
    case PG_QUERY__NODE__NODE_BOOL_EXPR:
        return logic(*node->bool_expr);
    case PG_QUERY__NODE__NODE_COLUMN_REF:
        return lastName(node->column_ref->fields, node->column_ref->n_fields);
    case PG_QUERY__NODE__NODE_TYPE_NAME:
        return type(*node->type_name);
    case PG_QUERY__NODE__NODE_FUNC_CALL: {
        const PgQuery__FuncCall &call = *node->func_call;
        const bool isPlain = !call.over && !call.agg_filter && call.n_agg_order == 0 && !call.agg_distinct;
        if (isPlain)
            return '(' + lastName(call.funcname, call.n_funcname) + "() " + nodes(call.args, call.n_args) + ')';
        return message(call.base);
    }
    case PG_QUERY__NODE__NODE_RES_TARGET:
        return this->node(node->res_target->val);
    case PG_QUERY__NODE__NODE_LIST:
        return '[' + nodes(node->list->items, node->list->n_items) + ']';
    case PG_QUERY__NODE__NODE_STRING:
        return node->string->sval;
    default:
        return message(node->base);
    }
}

QByteArray Writer::value(const void *place, const ProtobufCFieldDescriptor &field) const
{
    switch (field.type) {
    case PROTOBUF_C_TYPE_MESSAGE: {
        const ProtobufCMessage *child = *static_cast<ProtobufCMessage *const *>(place);
        if (!child)
            return {};
        if (child->descriptor == &pg_query__node__descriptor)
            return node(reinterpret_cast<const PgQuery__Node *>(child));
        return message(*child);
    }
    case PROTOBUF_C_TYPE_STRING:
        return *static_cast<const char *const *>(place);
    case PROTOBUF_C_TYPE_BOOL:
        return *static_cast<const protobuf_c_boolean *>(place) ? "yes" : QByteArray();
    case PROTOBUF_C_TYPE_INT32:
    case PROTOBUF_C_TYPE_UINT32:
    case PROTOBUF_C_TYPE_ENUM: {
        const int number = *static_cast<const int32_t *>(place);
        return number == 0 ? QByteArray() : QByteArray::number(number);
    }
    default:
        return {};
    }
}

QByteArray Writer::field(const ProtobufCMessage &message, const ProtobufCFieldDescriptor &field) const
{
    const char *bytes = reinterpret_cast<const char *>(&message);
    const char *place = bytes + field.offset;
    if (field.label == PROTOBUF_C_LABEL_REPEATED) {
        if (field.type != PROTOBUF_C_TYPE_MESSAGE)
            return {};
        const auto count = *reinterpret_cast<const std::size_t *>(bytes + field.quantifier_offset);
        auto *const *list = *reinterpret_cast<ProtobufCMessage *const *const *>(place);
        QByteArrayList parts;
        for (std::size_t index = 0; index < count; ++index)
            parts << value(&list[index], field);
        return parts.join(' ');
    }
    const bool isChoice = (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0;
    if (isChoice && *reinterpret_cast<const uint32_t *>(bytes + field.quantifier_offset) != field.id)
        return {};
    return value(place, field);
}

QByteArray Writer::message(const ProtobufCMessage &message) const
{
    QByteArrayList parts;
    for (const ProtobufCFieldDescriptor &one : std::span(message.descriptor->fields, message.descriptor->n_fields)) {
        const bool isPublic = message.descriptor == &pg_query__range_var__descriptor
            && qstrcmp(one.name, "schemaname") == 0
            && qstrcmp(reinterpret_cast<const PgQuery__RangeVar &>(message).schemaname, "public") == 0;
        if (isSpelling(one.name) || isPublic)
            continue;
        if (message.descriptor == &pg_query__create_trig_stmt__descriptor && qstrcmp(one.name, "funcname") == 0) {
            const auto &trigger = reinterpret_cast<const PgQuery__CreateTrigStmt &>(message);
            parts << "funcname=" + lastName(trigger.funcname, trigger.n_funcname);
            continue;
        }
        if (const QByteArray text = field(message, one); !text.isEmpty())
            parts << one.name + QByteArray("=") + text;
    }
    return '(' + parts.join(' ') + ')';
}

QByteArray canonical(const QByteArray &text, const QByteArray &statement)
{
    std::optional<QByteArray> written;
    const auto problem = parseTree(statement, [&written](std::span<PgQuery__RawStmt *const> statements) {
        if (statements.size() == 1)
            written = Writer().node(statements.front()->stmt);
    });
    return problem || !written ? text.simplified() : *written;
}

}  // namespace

QByteArray canonicalExpression(const QByteArray &sql)
{
    return canonical(sql, "SELECT (" + sql + "\n)");
}

QByteArray canonicalQuery(const QByteArray &sql)
{
    QByteArray query = sql.trimmed();
    while (query.endsWith(';'))
        query.chop(1);
    return canonical(query, query);
}

}  // namespace lockstep
