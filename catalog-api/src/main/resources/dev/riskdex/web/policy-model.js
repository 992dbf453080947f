// A policy while it is built: a decision for each tool of the server, and what a policy says besides.
"use strict";

/** An object without a prototype: tools may be called `__proto__`. */
const bare = (entries = []) => {
  const object = Object.create(null);
  for (const [key, value] of entries) object[key] = value;
  return object;
};

/** Reads JSON and keeps the digits of numbers that a double cannot hold, where the browser can. */
function readJson(text) {
  return JSON.parse(text, (key, value, context) =>
    typeof value === "number" && JSON.rawJSON && context?.source && context.source !== String(value)
      ? JSON.rawJSON(context.source)
      : value);
}

/** JSON for people; characters that would not be seen stand there as escapes. */
function writeJson(value) {
  return JSON.stringify(value, null, 2).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (hidden) =>
    hidden === "\n" ? hidden : [...Array(hidden.length).keys()]
      .map((i) => "\\u" + hidden.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0")).join(""));
}

/** A name in one visible line. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/gu, (hidden) =>
    "<U+" + hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ">");
}

const pointerPart = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

const isEmpty = (rule) => !rule.require?.length && !rule.deny_if?.length && !rule.limits?.length;

const onlyDenies = (rule) => rule.deny_if?.length === 1 && !rule.deny_if[0].conditions?.length
  && !rule.require?.length && !rule.limits?.length;

class PolicyModel {
  /** @param tools by exact name, with `arguments` and the rule `custom` that own rules begin with */
  constructor(tools) {
    this.tools = tools;
    this.load({ version: "1", default: "deny", tools: {} });
  }

  /** Takes over a valid document. What it says of tools that the server does not have is kept beside. */
  load(document) {
    this.default = document.default;
    this.allTools = { limits: [...(document.all_tools?.limits ?? [])] };
    this.decisions = new Map();
    this.foreignHidden = [];
    this.foreignTools = new Map();
    for (const [name, rule] of Object.entries(document.tools ?? {})) {
      if (this.tools.has(name)) this.decisions.set(name, this.decision(rule));
      else this.foreignTools.set(name, rule);
    }
    for (const name of document.hide ?? []) {
      if (this.tools.has(name)) this.decisions.set(name, { state: "hide" });
      else this.foreignHidden.push(name);
    }
  }

  decision(rule) {
    if (isEmpty(rule)) return { state: "allow" };
    return onlyDenies(rule)
      ? { state: "deny", message: rule.deny_if[0].on_deny ?? "" }
      : { state: "custom", rule };
  }

  /** Decides about a tool; rules and messages of before come back when they are wanted again. */
  decide(name, state) {
    const before = this.decisions.get(name) ?? {};
    const after = { ...before, state };
    if (state === "custom") after.rule ??= readJson(JSON.stringify(this.tools.get(name).custom));
    if (state === "deny") after.message ??= "Denied by whoever looks after this policy.";
    this.decisions.set(name, after);
  }

  /** Tools of the server of which the policy says nothing. */
  unnamed() {
    return this.foreignHidden.includes("*") ? [] : [...this.tools.keys()].filter((name) => !this.decisions.has(name));
  }

  document() {
    const hide = [...this.foreignHidden];
    const tools = [...this.foreignTools];
    for (const [name, decision] of this.decisions) {
      if (decision.state === "hide") hide.push(name);
      else tools.push([name, this.rule(decision)]);
    }
    tools.sort(([one], [other]) => (one < other ? -1 : 1));
    hide.sort();
    const document = { version: "1", default: this.default };
    if (hide.length) document.hide = hide;
    if (this.allTools.limits.length) document.all_tools = this.allTools;
    document.tools = bare(tools);
    return document;
  }

  rule(decision) {
    switch (decision.state) {
      case "deny": {
        const denial = { conditions: [] };
        if (decision.message) denial.on_deny = decision.message;
        return { deny_if: [denial] };
      }
      case "custom": return decision.rule;
      default: return {};
    }
  }

  /** Such as "12 tools: 8 allowed, 3 with own rules, 1 hidden". */
  summary() {
    const words = { allow: "allowed", custom: "with own rules", deny: "denied", hide: "hidden" };
    const counts = Object.keys(words)
      .map((state) => [[...this.decisions.values()].filter((decision) => decision.state === state).length, words[state]]);
    const unnamed = this.unnamed().length;
    if (unnamed) counts.push([unnamed, `not named, so ${this.default === "deny" ? "denied" : "allowed"}`]);
    const parts = counts.filter(([count]) => count).map(([count, word]) => `${count} ${word}`);
    return `${this.tools.size} tool${this.tools.size === 1 ? "" : "s"}: ${parts.join(", ")}.`;
  }
}
