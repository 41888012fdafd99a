// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/declared/prismascanner.h"
#include "app/declared/prismaschema.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = PrismaToken::Kind;

constexpr int deepestNesting = 64;

/// One file. What is not understood ends its line; the parser goes on with the next.
class Parser
{
public:
    Parser(DeclaredModel &model, int file, PrismaSchema &schema)
        : m_model(model)
        , m_schema(schema)
        , m_file(file)
        , m_tokens(scanPrisma(model.files[std::size_t(file)].bytes))
    { }

    void parse()
    {
        for (skipLineEnds(); peek().kind != Kind::End; skipLineEnds())
            block();
    }

private:
    const PrismaToken &peek() const { return m_tokens[m_at]; }
    const PrismaToken &take() { return m_tokens[peek().kind == Kind::End ? m_at : m_at++]; }
    bool takeSign(QLatin1StringView sign)
    {
        const bool isThere = peek().isSign(sign);
        m_at += isThere ? 1 : 0;
        return isThere;
    }
    void skipLineEnds()
    {
        while (peek().kind == Kind::LineEnd)
            ++m_at;
    }
    void skipLine()
    {
        while (peek().kind != Kind::LineEnd && peek().kind != Kind::End)
            ++m_at;
    }
    DeclaredPlace placeFrom(qsizetype begin) const
    {
        return {m_file, {begin, m_at > 0 ? m_tokens[m_at - 1].range.end : begin}};
    }
    void fail(const Message &text)
    {
        m_isBad = true;
        m_model.problems.push_back({{m_file, peek().range}, text});
    }
    void notUnderstood()
    {
        if (m_isBad)
            return;
        const bool isEnd = peek().kind == Kind::End || peek().kind == Kind::LineEnd;
        fail(isEnd ? Message{QT_TRANSLATE_NOOP("app", "The line ends where more is expected.")}
                   : Message{QT_TRANSLATE_NOOP("app", "“%1” is not understood here."), {peek().text}});
    }
    QString name()
    {
        if (peek().kind == Kind::Name)
            return take().text;
        notUnderstood();
        return {};
    }
    void block();
    void lines(PrismaBlock &block);
    PrismaField field(const PrismaBlock &block);
    void type(PrismaField &field);
    void attributes(std::vector<PrismaAttribute> &found, QLatin1StringView sign);
    PrismaAttribute attribute();
    std::vector<PrismaArgument> arguments(QLatin1StringView end, int depth);
    PrismaValue value(int depth);
    PrismaValue called(int depth);

    DeclaredModel &m_model;
    PrismaSchema &m_schema;
    int m_file;
    std::vector<PrismaToken> m_tokens;
    std::size_t m_at = 0;
    bool m_isBad = false;  ///< the line at hand
};

void Parser::block()
{
    m_isBad = false;
    const qsizetype begin = peek().range.begin;
    PrismaBlock block{name()};
    block.name = m_isBad ? QString() : name();
    block.place = placeFrom(begin);
    if (!m_isBad && !takeSign("{"_L1))
        notUnderstood();
    if (m_isBad)
        return skipLine();
    lines(block);
    m_schema.blocks.push_back(std::move(block));
}

void Parser::lines(PrismaBlock &block)
{
    for (skipLineEnds(); !takeSign("}"_L1); skipLineEnds()) {
        m_isBad = false;
        if (peek().kind == Kind::End) {
            block.isBroken = true;
            return fail({QT_TRANSLATE_NOOP("app", "The file ends inside %1."), {block.name}});
        }
        if (peek().isSign("@@"_L1))
            attributes(block.attributes, "@@"_L1);
        else
            block.fields.push_back(field(block));
        const bool isEnd = peek().kind == Kind::LineEnd || peek().isSign("}"_L1) || peek().kind == Kind::End;
        if (!isEnd)
            notUnderstood();
        block.isBroken = block.isBroken || m_isBad;
        if (m_isBad)
            skipLine();
    }
}

PrismaField Parser::field(const PrismaBlock &block)
{
    const qsizetype begin = peek().range.begin;
    PrismaField field{name()};
    const bool hasType = block.keyword == "model"_L1 || block.keyword == "view"_L1 || block.keyword == "type"_L1;
    if (hasType && !m_isBad)
        type(field);
    else if (takeSign("="_L1))
        field.setting = value(0);
    if (!m_isBad)
        attributes(field.attributes, "@"_L1);
    field.place = placeFrom(begin);
    return field;
}

void Parser::type(PrismaField &field)
{
    takeSign(":"_L1);
    field.type = name();
    if (field.type == "Unsupported"_L1 && takeSign("("_L1)) {
        field.isUnsupported = true;
        field.type = value(0).text;
        if (!takeSign(")"_L1))
            notUnderstood();
    }
    if (takeSign("["_L1)) {
        field.isList = true;
        if (!takeSign("]"_L1))
            notUnderstood();
    }
    field.isOptional = takeSign("?"_L1);
    takeSign("!"_L1);
}

void Parser::attributes(std::vector<PrismaAttribute> &found, QLatin1StringView sign)
{
    while (!m_isBad && peek().isSign(sign))
        found.push_back(attribute());
}

PrismaAttribute Parser::attribute()
{
    const qsizetype begin = take().range.begin;
    PrismaAttribute attribute{name()};
    while (!m_isBad && takeSign("."_L1))
        attribute.name += u'.' + name();
    if (!m_isBad && takeSign("("_L1))
        attribute.arguments = arguments(")"_L1, 0);
    attribute.place = placeFrom(begin);
    return attribute;
}

std::vector<PrismaArgument> Parser::arguments(QLatin1StringView end, int depth)
{
    std::vector<PrismaArgument> found;
    if (depth > deepestNesting)
        notUnderstood();
    for (skipLineEnds(); !m_isBad && !takeSign(end); skipLineEnds()) {
        PrismaArgument one;
        const std::size_t after = m_at + 1;
        if (peek().kind == Kind::Name && after < m_tokens.size() && m_tokens[after].isSign(":"_L1)) {
            one.name = take().text;
            take();
        }
        skipLineEnds();
        one.value = value(depth + 1);
        found.push_back(std::move(one));
        skipLineEnds();
        if (!m_isBad && !takeSign(","_L1) && !peek().isSign(end))
            notUnderstood();
    }
    return found;
}

PrismaValue Parser::value(int depth)
{
    using Value = PrismaValue::Kind;
    switch (peek().kind) {
    case Kind::Text:
        return {Value::Text, take().text};
    case Kind::Number:
        return {Value::Number, take().text};
    case Kind::Name:
        return called(depth);
    default:
        break;
    }
    if (takeSign("["_L1))
        return {Value::List, {}, arguments("]"_L1, depth)};
    if (takeSign("{"_L1))
        return {Value::List, {}, arguments("}"_L1, depth)};
    notUnderstood();
    return {};
}

/// A word, a.b, or a call of it.
PrismaValue Parser::called(int depth)
{
    PrismaValue value{PrismaValue::Kind::Word, take().text};
    while (!m_isBad && takeSign("."_L1))
        value.text += u'.' + name();
    if (takeSign("("_L1)) {
        value.kind = PrismaValue::Kind::Call;
        value.items = arguments(")"_L1, depth);
    }
    return value;
}

}  // namespace

PrismaSchema parsePrismaSchema(DeclaredModel &model)
{
    PrismaSchema schema;
    for (int file = 0; file < int(model.files.size()); ++file)
        Parser(model, file, schema).parse();
    return schema;
}

}  // namespace lockstep
