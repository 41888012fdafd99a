// SPDX-License-Identifier: GPL-3.0-or-later

// More SQL than the manual shows (tst_examples.cpp): what must fire a rule, and what must not.

#include "app/review/review.h"
#include "app/review/rule.h"

#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

QDir folderOf(const char *rule)
{
    return QDir(QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/rules/") + QString::fromLatin1(rule));
}

bool fires(const QString &path, const QString &rule)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const bool hasRevert = !QFileInfo(path).fileName().contains(u"without-revert"_s);
    const AnalysedScript analysed = reviewScript(file.readAll(), path, {}, hasRevert, {RuleSet::All});
    return std::ranges::any_of(analysed.findings, [&rule](const Finding &finding) { return finding.rule == rule; });
}

void addRows(const QString &pattern)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("rule");
    for (const Rule *rule : allRules()) {
        const QDir folder = folderOf(rule->id);
        for (const QString &name : folder.entryList({pattern}))
            QTest::newRow(qPrintable(QString::fromLatin1(rule->id) + u'/' + name))
                << folder.filePath(name) << QString::fromLatin1(rule->id);
    }
}

}  // namespace

class RulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void badFires_data() { addRows(u"bad-*.sql"_s); }
    void badFires()
    {
        QFETCH(QString, path);
        QFETCH(QString, rule);
        QVERIFY(fires(path, rule));
    }

    void goodIsSilent_data() { addRows(u"good-*.sql"_s); }
    void goodIsSilent()
    {
        QFETCH(QString, path);
        QFETCH(QString, rule);
        QVERIFY(QFile::exists(path) && !fires(path, rule));
    }

    void aFolderHasARuleAndBoth()
    {
        QSet<QString> ids;
        for (const Rule *rule : allRules())
            ids.insert(QString::fromLatin1(rule->id));
        for (const QString &name : folderOf("").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir folder = folderOf(name.toLatin1().constData());
            QVERIFY2(ids.contains(name), qPrintable(name));
            QVERIFY2(!folder.entryList({u"bad-*.sql"_s}).isEmpty(), qPrintable(name));
            QVERIFY2(!folder.entryList({u"good-*.sql"_s}).isEmpty(), qPrintable(name));
        }
    }

    void everyRuleSaysWhatAndWhy()
    {
        for (const Rule *rule : allRules()) {
            QVERIFY2(QRegularExpression(u"^[a-z][a-z0-9-]+$"_s).match(QString::fromLatin1(rule->id)).hasMatch(),
                     rule->id);
            QVERIFY2(*rule->title && QByteArrayView(rule->why).endsWith('.'), rule->id);
        }
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
