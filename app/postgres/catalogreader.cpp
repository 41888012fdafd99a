// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalogreader.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Row = std::vector<QByteArray>;

/// Not the server's own, not an extension's: `oid` is one of `catalog`, in a schema with the alias n.
QByteArray isOurs(const QByteArray &catalog, const QByteArray &oid)
{
    return " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT 1 FROM pg_depend e"
           " WHERE e.classid = '"
        + catalog + "'::regclass AND e.objid = " + oid + " AND e.deptype = 'e')";
}

QString text(const QByteArray &cell)
{
    return QString::fromUtf8(cell);
}

/// search_path is empty while the catalog is read, so that every name comes with its schema; public is left out again.
QString withoutPublic(const QByteArray &cell)
{
    static const QRegularExpression schema(u"(?<![\\w.\"])public\\."_s);
    return text(cell).remove(schema);
}

/// An array printed as rows of text by array_to_json().
QStringList list(const QByteArray &cell)
{
    QStringList items;
    for (const auto &item : QJsonDocument::fromJson(cell).array())
        items << item.toString();
    return items;
}

bool truth(const QByteArray &cell)
{
    return cell == "t";
}

QString action(const QByteArray &letter)
{
    return letter == "c" ? u"cascade"_s
        : letter == "n"  ? u"set null"_s
        : letter == "d"  ? u"set default"_s
        : letter == "r"  ? u"restrict"_s
                         : QString();
}

class CatalogReader
{
public:
    CatalogReader(Session &session, const JobContext &context)
        : m_session(session)
        , m_context(context)
    { }

    Result<Snapshot> read();

private:
    using Take = void (CatalogReader::*)(const Row &);
    struct Query
    {
        QByteArray sql;
        Take take;
    };

    std::vector<Query> queries() const;
    Status each(const Query &query);
    TableShape &table(const Row &row) { return m_snapshot.tables[{text(row[0]), text(row[1])}]; }

    void takeSchema(const Row &row) { m_snapshot.schemas.insert(text(row[0])); }
    void takeExtension(const Row &row) { m_snapshot.extensions.insert(text(row[0])); }
    void takeTable(const Row &row);
    void takeColumn(const Row &row);
    void takeConstraint(const Row &row);
    void takeIndex(const Row &row);
    void takeTrigger(const Row &row)
    {
        table(row).triggers[text(row[2])] = {text(row[2]), withoutPublic(row[3]), row[4] != "D"};
    }
    void takePolicy(const Row &row);
    void takeView(const Row &row);
    void takeType(const Row &row);
    void takeAttribute(const Row &row);
    void takeDomainCheck(const Row &row)
    {
        m_snapshot.types[{text(row[0]), text(row[1])}].checks[text(row[2])] = withoutPublic(row[3]);
    }
    void takeFunction(const Row &row);
    void takeSequence(const Row &row)
    {
        m_snapshot.sequences[{text(row[0]), text(row[1])}] = {text(row[2]), withoutPublic(row[3])};
    }
    void takeGrant(const Row &row)
    {
        const QString kind = text(row[0]);
        const QString object = ObjectName{text(row[1]), text(row[2])}.display();
        m_snapshot.grants[kind + u' ' + object][text(row[3])].insert(text(row[4]).toLower());
    }

    Session &m_session;
    const JobContext &m_context;
    Snapshot m_snapshot{};
};

std::vector<CatalogReader::Query> CatalogReader::queries() const
{
    const QByteArray inTable = " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace ";
    const QByteArray ours = isOurs("pg_class", "c.oid");
    const QByteArray isTable = " WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND" + ours;
    return {
        {"SELECT nspname FROM pg_namespace n WHERE" + isOurs("pg_namespace", "n.oid"), &CatalogReader::takeSchema},
        {"SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'", &CatalogReader::takeExtension},
        {"SELECT n.nspname, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,"
         " pg_get_partkeydef(c.oid), pn.nspname, p.relname, c.relispartition, pg_get_expr(c.relpartbound, c.oid)"
             + inTable
             + "LEFT JOIN pg_inherits i ON i.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = i.inhparent"
               " LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace"
             + isTable + " ORDER BY i.inhseqno",
         &CatalogReader::takeTable},
        {"SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
         " pg_get_expr(d.adbin, d.adrelid), a.attgenerated, a.attidentity,"
         " CASE WHEN a.attcollation <> t.typcollation THEN l.collname END"
             + inTable
             + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
               " JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation"
               " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
             + isTable + " ORDER BY c.oid, a.attnum",
         &CatalogReader::takeColumn},
        {"SELECT n.nspname, c.relname, o.conname, o.contype,"
         " array_to_json(ARRAY(SELECT a.attname FROM unnest(o.conkey) WITH ORDINALITY k(num, place) JOIN pg_attribute a"
         " ON a.attrelid = o.conrelid AND a.attnum = k.num ORDER BY k.place)),"
         " coalesce(pg_get_expr(o.conbin, o.conrelid), CASE o.contype WHEN 'x' THEN pg_get_constraintdef(o.oid) END),"
         " fn.nspname, f.relname,"
         " array_to_json(ARRAY(SELECT a.attname FROM unnest(o.confkey) WITH ORDINALITY k(num, place) JOIN pg_attribute "
         "a"
         " ON a.attrelid = o.confrelid AND a.attnum = k.num ORDER BY k.place)),"
         " o.confdeltype, o.confupdtype, o.condeferrable, o.condeferred, o.convalidated"
             + inTable
             + "JOIN pg_constraint o ON o.conrelid = c.oid AND o.contype IN ('c', 'f', 'p', 'u', 'x')"
               " LEFT JOIN pg_class f ON f.oid = o.confrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace"
             + isTable,
         &CatalogReader::takeConstraint},
        {"SELECT n.nspname, c.relname, ic.relname, am.amname, array_to_json(ARRAY(SELECT pg_get_indexdef(x.indexrelid,"
         " k, true) || CASE WHEN k <= x.indnkeyatts THEN"
         " CASE WHEN co.collname <> 'default' AND at.attcollation IS DISTINCT FROM x.indcollation[k - 1]"
         " THEN ' collate ' || co.collname ELSE '' END"
         " || CASE WHEN NOT oc.opcdefault THEN ' ' || oc.opcname ELSE '' END"
         " || CASE WHEN x.indoption[k - 1] & 1 = 1 THEN ' desc' ELSE '' END"
         " || CASE WHEN x.indoption[k - 1] & 3 = 2 THEN ' nulls first' WHEN x.indoption[k - 1] & 3 = 1 THEN ' nulls"
         " last' ELSE '' END ELSE '' END"
         " FROM generate_series(1, x.indnatts) k"
         " LEFT JOIN pg_opclass oc ON k <= x.indnkeyatts AND oc.oid = x.indclass[k - 1]"
         " LEFT JOIN pg_collation co ON k <= x.indnkeyatts AND co.oid = x.indcollation[k - 1]"
         " LEFT JOIN pg_attribute at ON at.attrelid = x.indrelid AND at.attnum = x.indkey[k - 1] AND at.attnum <> 0"
         " ORDER BY k)), x.indnkeyatts, pg_get_expr(x.indpred, x.indrelid), x.indisunique,"
             + QByteArray(m_session.serverVersion() >= 150000 ? " x.indnullsnotdistinct," : " false,")
             + " x.indisvalid, o.conname, c.relkind" + inTable
             + "JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class ic ON ic.oid = x.indexrelid"
               " JOIN pg_am am ON am.oid = ic.relam"
               " LEFT JOIN pg_constraint o ON o.conindid = ic.oid AND o.contype IN ('p', 'u', 'x')"
               " WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND"
             + ours,
         &CatalogReader::takeIndex},
        {"SELECT n.nspname, c.relname, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled" + inTable
             + "JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal" + isTable,
         &CatalogReader::takeTrigger},
        {"SELECT n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive, array_to_json(ARRAY(SELECT coalesce("
         "r.rolname, 'public') FROM unnest(p.polroles) m(role) LEFT JOIN pg_roles r ON r.oid = m.role ORDER BY 1)),"
         " pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)"
             + inTable + "JOIN pg_policy p ON p.polrelid = c.oid" + isTable,
         &CatalogReader::takePolicy},
        {"SELECT n.nspname, c.relname, c.relkind, array_to_json(ARRAY(SELECT attname FROM pg_attribute"
         " WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum)), pg_get_viewdef(c.oid)"
             + inTable + "WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND" + ours,
         &CatalogReader::takeView},
        {"SELECT n.nspname, t.typname, t.typtype, array_to_json(ARRAY(SELECT enumlabel FROM pg_enum"
         " WHERE enumtypid = t.oid ORDER BY enumsortorder)), format_type(t.typbasetype, t.typtypmod), t.typnotnull,"
         " t.typdefault, format_type(g.rngsubtype, NULL)"
         " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_range g ON g.rngtypid = t.oid"
         " LEFT JOIN pg_class c ON c.oid = t.typrelid"
         " WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')) AND"
             + isOurs("pg_type", "t.oid"),
         &CatalogReader::takeType},
        {"SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)" + inTable
             + "JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
               " WHERE c.relkind = 'c' AND"
             + ours
             + " AND NOT EXISTS (SELECT 1 FROM pg_depend e JOIN pg_type t ON t.oid = e.objid WHERE e.deptype ="
               " 'e' AND e.classid = 'pg_type'::regclass AND t.typrelid = c.oid) ORDER BY c.oid, a.attnum",
         &CatalogReader::takeAttribute},
        {"SELECT n.nspname, t.typname, o.conname, pg_get_expr(o.conbin, 0) FROM pg_constraint o JOIN pg_type t"
         " ON t.oid = o.contypid JOIN pg_namespace n ON n.oid = t.typnamespace WHERE o.contype = 'c' AND"
             + isOurs("pg_type", "t.oid"),
         &CatalogReader::takeDomainCheck},
        {"SELECT n.nspname, p.proname, array_to_json(ARRAY(SELECT format_type(a.type, NULL) FROM unnest(p.proargtypes)"
         " WITH ORDINALITY a(type, place) ORDER BY a.place)), p.prokind, pg_get_function_result(p.oid), l.lanname,"
         " p.prosrc, p.provolatile, p.prosecdef, p.proisstrict, array_to_json(p.proconfig),"
         " pg_get_function_arguments(p.oid), p.proparallel, p.proleakproof"
         " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang"
         " WHERE p.prokind IN ('f', 'p') AND"
             // A range type brings its constructors.
             + isOurs("pg_proc", "p.oid")
             + " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid"
               " AND e.deptype = 'i')",
         &CatalogReader::takeFunction},
        {"SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL), (SELECT CASE WHEN tn.nspname = 'public' THEN ''"
         " ELSE quote_ident(tn.nspname) || '.' END || quote_ident(t.relname) || '.' || a.attname FROM pg_depend d"
         " JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_attribute a"
         " ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid ="
         " c.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass)"
             + inTable + "JOIN pg_sequence s ON s.seqrelid = c.oid WHERE c.relpersistence <> 't' AND" + ours,
         &CatalogReader::takeSequence},
        {"SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END, n.nspname, c.relname,"
         " coalesce(r.rolname, 'public'), x.privilege_type"
             + inTable
             + "CROSS JOIN aclexplode(c.relacl) x LEFT JOIN pg_roles r ON r.oid = x.grantee"
               " WHERE x.grantee <> c.relowner AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND"
               " c.relpersistence <> 't' AND"
             + ours,
         &CatalogReader::takeGrant},
    };
}

void CatalogReader::takeTable(const Row &row)
{
    TableShape &shape = table(row);
    shape.kind = row[2] == "p" ? TableKind::Partitioned : row[2] == "f" ? TableKind::Foreign : TableKind::Ordinary;
    shape.isUnlogged = row[3] == "u";
    shape.hasRowSecurity = truth(row[4]);
    shape.isRowSecurityForced = truth(row[5]);
    shape.partitionKey = withoutPublic(row[6]).toLower();
    if (row[8].isNull())
        return;
    const ObjectName parent{text(row[7]), text(row[8])};
    if (truth(row[9])) {
        shape.partitionOf = parent;
        shape.partitionBound = text(row[10]);
    } else {
        shape.parents.push_back(parent);
    }
}

void CatalogReader::takeColumn(const Row &row)
{
    ColumnShape column{text(row[2]), withoutPublic(row[3]), truth(row[4])};
    QString expression = withoutPublic(row[5]);
    expression.replace(u"'public."_s, u"'"_s);
    (row[6].isEmpty() ? column.defaultSql : column.generatedSql) = expression;
    column.identity = row[7] == "a" ? u"always"_s : row[7] == "d" ? u"by default"_s : QString();
    column.collation = text(row[8]);
    table(row).columns.push_back(column);
}

void CatalogReader::takeConstraint(const Row &row)
{
    ConstraintShape constraint{text(row[2])};
    constraint.kind = row[3] == "p" ? ConstraintKind::PrimaryKey
        : row[3] == "u"             ? ConstraintKind::Unique
        : row[3] == "f"             ? ConstraintKind::ForeignKey
        : row[3] == "x"             ? ConstraintKind::Exclusion
                                    : ConstraintKind::Check;
    constraint.columns = list(row[4]);
    if (constraint.kind == ConstraintKind::Check)
        constraint.columns.sort();
    constraint.expression = withoutPublic(row[5]);
    if (!row[7].isNull())
        constraint.referenced = {text(row[6]), text(row[7])};
    constraint.referencedColumns = list(row[8]);
    constraint.onDelete = action(row[9]);
    constraint.onUpdate = action(row[10]);
    constraint.isDeferrable = truth(row[11]);
    constraint.isInitiallyDeferred = truth(row[12]);
    constraint.isValid = truth(row[13]);
    table(row).constraints[constraint.name] = constraint;
}

void CatalogReader::takeIndex(const Row &row)
{
    IndexShape index{text(row[2]), text(row[3])};
    QStringList keys;
    for (const QString &key : list(row[4])) {
        // pg_get_indexdef() quotes what a snapshot's column names do not.
        static const QRegularExpression column(u"^\"([^\"]+)\"(?=$| )"_s);
        keys << withoutPublic(QString(key).replace(column, u"\\1"_s).toUtf8());
    }
    const qsizetype count = row[5].toInt();
    index.keys = keys.first(count);
    index.included = keys.sliced(count);
    index.predicate = withoutPublic(row[6]);
    index.isUnique = truth(row[7]);
    index.nullsNotDistinct = truth(row[8]);
    index.isValid = truth(row[9]);
    index.constraint = text(row[10]);
    if (row[11] == "m")
        m_snapshot.views[{text(row[0]), text(row[1])}].indexes[index.name] = index;
    else
        table(row).indexes[index.name] = index;
}

void CatalogReader::takePolicy(const Row &row)
{
    static const QHash<QByteArray, QString> commands{
        {"*", u"all"_s}, {"r", u"select"_s}, {"a", u"insert"_s}, {"w", u"update"_s}, {"d", u"delete"_s}};
    PolicyShape policy{text(row[2]), commands.value(row[3]), truth(row[4]), list(row[5])};
    policy.usingSql = withoutPublic(row[6]);
    policy.checkSql = withoutPublic(row[7]);
    table(row).policies[policy.name] = policy;
}

void CatalogReader::takeView(const Row &row)
{
    ViewShape &view = m_snapshot.views[{text(row[0]), text(row[1])}];
    view.isMaterialized = row[2] == "m";
    view.columns = list(row[3]);
    view.definition = withoutPublic(row[4]);
    if (view.definition.endsWith(u';'))
        view.definition.chop(1);
}

void CatalogReader::takeType(const Row &row)
{
    TypeShape &type = m_snapshot.types[{text(row[0]), text(row[1])}];
    type.kind = row[2] == "e" ? TypeKind::Enum
        : row[2] == "d"       ? TypeKind::Domain
        : row[2] == "r"       ? TypeKind::Range
                              : TypeKind::Composite;
    type.labels = list(row[3]);
    if (type.kind == TypeKind::Domain) {
        type.baseType = withoutPublic(row[4]);
        type.isNotNull = truth(row[5]);
        type.defaultSql = withoutPublic(row[6]);
    }
    if (type.kind == TypeKind::Range)
        type.baseType = withoutPublic(row[7]);
}

void CatalogReader::takeAttribute(const Row &row)
{
    m_snapshot.types[{text(row[0]), text(row[1])}].attributes.push_back({text(row[2]), withoutPublic(row[3])});
}

void CatalogReader::takeFunction(const Row &row)
{
    QStringList types;
    for (const QString &type : list(row[2]))
        types << withoutPublic(type.toUtf8());
    FunctionShape function{row[3] == "p" ? u"procedure"_s : u"function"_s, withoutPublic(row[4]), text(row[5]),
                           text(row[6])};
    function.volatility = row[7] == "i" ? u"immutable"_s : row[7] == "s" ? u"stable"_s : u"volatile"_s;
    function.isSecurityDefiner = truth(row[8]);
    function.isStrict = truth(row[9]);
    function.settings = list(row[10]);
    function.settings.sort();
    function.arguments = withoutPublic(row[11]);
    if (row[12] != "u")
        function.options << (row[12] == "s" ? u"PARALLEL SAFE"_s : u"PARALLEL RESTRICTED"_s);
    if (truth(row[13]))
        function.options << u"LEAKPROOF"_s;
    m_snapshot.functions[{text(row[0]), text(row[1]) + u'(' + types.join(u", "_s) + u')'}] = function;
}

Status CatalogReader::each(const Query &query)
{
    const auto answer = m_session.execute(query.sql, m_context);
    if (!answer)
        return answer.error();
    for (const Row &row : answer->rows)
        (this->*query.take)(row);
    return Done{};
}

Result<Snapshot> CatalogReader::read()
{
    for (const char *start : {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "SET LOCAL search_path = ''"}) {
        if (const auto begun = m_session.execute(start, m_context); !begun)
            return begun.error();
    }
    Status done = Done{};
    for (const Query &query : queries()) {
        if (done)
            done = each(query);
    }
    // Also after an error: the session goes on to serve others.
    const auto ended = m_session.execute("ROLLBACK", {});
    if (!done)
        return std::move(done).error();
    return ended ? Result<Snapshot>(std::move(m_snapshot)) : Result<Snapshot>(ended.error());
}

}  // namespace

Result<Snapshot> readCatalog(Session &session, const JobContext &context)
{
    return CatalogReader(session, context).read();
}

}  // namespace lockstep
