// SPDX-License-Identifier: GPL-3.0-or-later

// Functions, triggers, policies, extensions, privileges and search_path as changes of a schema.

#include "app/sql/schemareader.h"
#include "app/sql/written.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString modeOf(PgQuery__FunctionParameterMode mode)
{
    switch (mode) {
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT:
        return u"out"_s;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT:
        return u"inout"_s;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC:
        return u"variadic"_s;
    case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE:
        return u"table"_s;
    default:
        return u"in"_s;
    }
}

bool isTrue(const PgQuery__Node *node)
{
    return node && node->node_case == PG_QUERY__NODE__NODE_BOOLEAN && node->boolean->boolval;
}

/// "search_path=public, pg_temp"
QString settingOf(const PgQuery__VariableSetStmt &setting)
{
    QStringList values;
    for (const PgQuery__Node *value : nodes(setting.args, setting.n_args))
        values << QString::fromUtf8(sqlOf(value)).remove(u'\'');
    return nameOf(setting.name) + u'=' + values.join(u", "_s);
}

void readOption(const PgQuery__DefElem &option, change::CreateFunction &function)
{
    const QByteArray name(option.defname);
    const PgQuery__Node *value = option.arg;
    if (name == "language")
        function.language = stringOf(value).toLower();
    else if (name == "volatility")
        function.volatility = stringOf(value);
    else if (name == "security")
        function.isSecurityDefiner = isTrue(value);
    else if (name == "strict")
        function.isStrict = isTrue(value);
    else if (name == "set" && value->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT)
        function.settings << settingOf(*value->variable_set_stmt);
    else if (name == "as" && value->node_case == PG_QUERY__NODE__NODE_LIST && value->list->n_items > 0)
        function.body = stringOf(value->list->items[value->list->n_items - 1]);
    else if (name == "parallel")
        function.options << u"PARALLEL "_s + stringOf(value).toUpper();
    else if (name == "leakproof" && isTrue(value))
        function.options << u"LEAKPROOF"_s;
    else if (name == "cost" || name == "rows")
        function.options << QString::fromUtf8(name.toUpper() + ' ' + sqlOf(value));
}

change::CreateFunction createFunction(const PgQuery__CreateFunctionStmt &statement)
{
    change::CreateFunction function{statement.is_procedure ? u"procedure"_s : u"function"_s,
                                    writtenName(nodes(statement.funcname, statement.n_funcname)),
                                    bool(statement.replace)};
    function.language = u"sql"_s;
    function.volatility = u"volatile"_s;
    for (const PgQuery__Node *node : nodes(statement.parameters, statement.n_parameters)) {
        const PgQuery__FunctionParameter &parameter = *node->function_parameter;
        function.arguments.push_back({nameOf(parameter.name), modeOf(parameter.mode), writtenType(parameter.arg_type),
                                      sqlOf(parameter.defexpr)});
        function.returnsTable
            = function.returnsTable || parameter.mode == PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE;
    }
    function.returns = writtenType(statement.return_type);
    for (const PgQuery__Node *option : nodes(statement.options, statement.n_options))
        readOption(*option->def_elem, function);
    function.settings.sort();
    return function;
}

SchemaChange createTrigger(const Reader &reader, const PgQuery__CreateTrigStmt &statement)
{
    return change::CreateTrigger{nameOf(statement.trigname), writtenName(statement.relation), bool(statement.replace),
                                 reader.piece().text.trimmed(),
                                 writtenName(nodes(statement.funcname, statement.n_funcname))};
}

change::CreatePolicy createPolicy(const PgQuery__CreatePolicyStmt &statement)
{
    change::CreatePolicy policy{nameOf(statement.policy_name), writtenName(statement.table), nameOf(statement.cmd_name),
                                bool(statement.permissive)};
    policy.roles = rolesOf(nodes(statement.roles, statement.n_roles));
    policy.usingSql = sqlOf(statement.qual);
    policy.checkSql = sqlOf(statement.with_check);
    return policy;
}

change::CreatePolicy alterPolicy(const PgQuery__AlterPolicyStmt &statement)
{
    change::CreatePolicy policy{nameOf(statement.policy_name), writtenName(statement.table)};
    policy.isAlter = true;
    policy.roles = rolesOf(nodes(statement.roles, statement.n_roles));
    policy.usingSql = sqlOf(statement.qual);
    policy.checkSql = sqlOf(statement.with_check);
    return policy;
}

std::vector<SchemaChange> grantOf(const PgQuery__GrantStmt &statement)
{
    if (statement.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_DEFAULTS)
        return {};
    change::Grant grant{bool(statement.is_grant), objectKindOf(statement.objtype)};
    for (const PgQuery__Node *object : nodes(statement.objects, statement.n_objects))
        grant.objects.push_back(writtenName(object));
    grant.isAllInSchema = statement.targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA;
    for (const PgQuery__Node *privilege : nodes(statement.privileges, statement.n_privileges)) {
        if (privilege->access_priv->n_cols > 0)
            return {};  // of columns: no snapshot holds them
        grant.privileges << nameOf(privilege->access_priv->priv_name).toLower();
    }
    if (grant.privileges.isEmpty())
        grant.privileges << u"all"_s;
    grant.roles = rolesOf(nodes(statement.grantees, statement.n_grantees));
    return {grant};
}

std::vector<SchemaChange> settingChange(const PgQuery__VariableSetStmt &statement)
{
    const bool isSet = statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE;
    const bool isReset = statement.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL;
    if (!isReset && nameOf(statement.name) != "search_path"_L1)
        return {};
    change::SetSearchPath path;
    for (const PgQuery__Node *value : nodes(statement.args, statement.n_args)) {
        const bool isText = value->node_case == PG_QUERY__NODE__NODE_A_CONST
            && value->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL;
        if (isSet && isText)
            path.schemas << nameOf(value->a_const->sval->sval);
    }
    return {path};
}

/// SELECT set_config('search_path', '…', …), as pg_dump writes it.
std::vector<SchemaChange> configChange(const PgQuery__SelectStmt &statement)
{
    std::vector<SchemaChange> changes;
    for (const PgQuery__Node *target : nodes(statement.target_list, statement.n_target_list)) {
        const PgQuery__Node *value
            = target->node_case == PG_QUERY__NODE__NODE_RES_TARGET ? target->res_target->val : nullptr;
        if (!value || value->node_case != PG_QUERY__NODE__NODE_FUNC_CALL || value->func_call->n_args != 3)
            continue;
        const PgQuery__FuncCall &call = *value->func_call;
        if (writtenName(nodes(call.funcname, call.n_funcname)).name != "set_config"_L1)
            continue;
        const QString name = QString::fromUtf8(sqlOf(call.args[0])).remove(u'\'');
        const QString path = QString::fromUtf8(sqlOf(call.args[1])).remove(u'\'');
        if (name == "search_path"_L1)
            changes.push_back(change::SetSearchPath{path.isEmpty() ? QStringList{u"pg_catalog"_s}
                                                                   : path.split(u',', Qt::SkipEmptyParts)});
    }
    return changes;
}

}  // namespace

std::vector<SchemaChange> codeChangesOf(Reader &reader, const PgQuery__Node &node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
        return {createFunction(*node.create_function_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
        return {createTrigger(reader, *node.create_trig_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
        return {createPolicy(*node.create_policy_stmt)};
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
        return {alterPolicy(*node.alter_policy_stmt)};
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
        return {change::CreateExtension{nameOf(node.create_extension_stmt->extname),
                                        bool(node.create_extension_stmt->if_not_exists)}};
    case PG_QUERY__NODE__NODE_GRANT_STMT:
        return grantOf(*node.grant_stmt);
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
        return settingChange(*node.variable_set_stmt);
    case PG_QUERY__NODE__NODE_SELECT_STMT:
        return configChange(*node.select_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
        return {change::CreateSchema{*node.create_schema_stmt->schemaname || !node.create_schema_stmt->authrole
                                         ? nameOf(node.create_schema_stmt->schemaname)
                                         : nameOf(node.create_schema_stmt->authrole->rolename),
                                     bool(node.create_schema_stmt->if_not_exists)}};
    default:
        return {};
    }
}

}  // namespace lockstep
