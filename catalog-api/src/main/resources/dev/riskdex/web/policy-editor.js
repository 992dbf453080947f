// Lets a person change the own rules of a tool: conditions on its arguments, and limits.
"use strict";

const OPERATORS = {
  eq: "is", neq: "is not", lt: "is below", lte: "is at most", gt: "is above", gte: "is at least",
  in: "is one of", not_in: "is none of", exists: "is given", regex: "matches", contains: "contains",
};
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
let lastId = 0;

/** An element; properties that begin with "on" are listeners, the rest are attributes. */
function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A control with its label; problems of the place in the policy are shown beneath. */
function field(label, control, pointer) {
  control.id ||= `control-${++lastId}`;
  control.dataset.pointer = pointer;
  return element("div", { class: "field" },
    element("label", { for: control.id }, label), control, element("p", { class: "field-error", id: `${control.id}-error` }));
}

function select(options, chosen, changed) {
  const control = element("select", { onchange: () => changed(control.value) },
    ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return control;
}

const input = (value, changed, properties = {}) =>
  element("input", { type: "text", autocomplete: "off", spellcheck: "false", value, ...properties,
    oninput: (event) => changed(event.target.value) });

const button = (text, pressed, properties = {}) =>
  element("button", { type: "button", class: "plain", ...properties, onclick: pressed }, text);

/** A number as it was written; what is none stays a text, and the check says so. */
const toNumber = (text) => (NUMBER.test(text.trim()) ? readJson(text.trim()) : text);

function toAny(text) {
  try {
    return readJson(text);
  } catch {
    return text;
  }
}

const isRaw = (value) => JSON.isRawJSON?.(value) === true;
const show = (value) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value));

class RuleEditor {
  /**
   * @param box where it stands
   * @param rule the rule, which it changes
   * @param place pointer to the rule
   * @param tool what it is for; without one there are limits only
   * @param changed is told of each change
   */
  constructor(box, rule, place, tool, changed) {
    Object.assign(this, { box, rule, place, tool, changed });
    this.list = `arguments-${++lastId}`;
    this.render();
  }

  /** @param focus selector of what gets the focus */
  render(focus) {
    const parts = [this.limits()];
    if (this.tool) parts.unshift(this.paths(), this.requirements(), this.denials());
    this.box.replaceChildren(...parts);
    if (focus) this.box.querySelector(focus)?.focus();
  }

  /** Changes the number of rows, and begins anew. */
  reshape(focus) {
    for (const part of ["require", "deny_if", "limits"]) if (this.rule[part]?.length === 0) delete this.rule[part];
    this.render(focus);
    this.changed();
  }

  paths() {
    return element("datalist", { id: this.list }, ...this.tool.arguments.map(({ path }) => element("option", { value: path })));
  }

  requirements() {
    const require = this.rule.require ?? [];
    return element("div", { class: "part", role: "group", "aria-label": "Only when" },
      ...(require.length ? [element("h3", {}, "Only when")] : []),
      ...this.conditions(require, `${this.place}/require`, "require"),
      button("Add: only when an argument …", () => {
        (this.rule.require ??= []).push(this.newCondition());
        this.reshape(`[data-row="require-${this.rule.require.length - 1}"] input`);
      }, { "data-add": "require" }));
  }

  denials() {
    const denials = (this.rule.deny_if ?? []).map((denial, i) => {
      const place = `${this.place}/deny_if/${i}`;
      denial.conditions ??= [];
      return element("div", { class: "denial", role: "group", "aria-label": `Deny rule ${i + 1}` },
        element("h3", {}, denial.conditions.length ? "Deny when" : "Deny every call"),
        ...this.conditions(denial.conditions, `${place}/conditions`, `deny-${i}`),
        field("Reason that the caller sees", input(denial.on_deny ?? "", (text) => {
          if (text) denial.on_deny = text;
          else delete denial.on_deny;
          this.changed();
        }, { class: "wide" }), `${place}/on_deny`),
        element("p", { class: "row" },
          button(denial.conditions.length ? "and another argument …" : "only when an argument …", () => {
            denial.conditions.push(this.newCondition());
            this.reshape(`[data-row="deny-${i}-${denial.conditions.length - 1}"] input`);
          }),
          button("Remove this rule", () => {
            this.rule.deny_if.splice(i, 1);
            this.reshape("[data-add=deny]");
          }, { "aria-label": `Remove deny rule ${i + 1}` })));
    });
    return element("div", { class: "part" }, ...denials,
      button("Add: deny when an argument …", () => {
        (this.rule.deny_if ??= []).push({ conditions: [this.newCondition()] });
        this.reshape(`[data-row="deny-${this.rule.deny_if.length - 1}-0"] input`);
      }, { "data-add": "deny" }));
  }

  newCondition() {
    return { path: this.tool.arguments[0]?.path ?? "args.", op: "eq" };
  }

  conditions(conditions, place, row) {
    return conditions.map((condition, i) => this.condition(condition, `${place}/${i}`, `${row}-${i}`, () => {
      conditions.splice(i, 1);
      this.reshape(row === "require" ? "[data-add=require]" : "[data-add=deny]");
    }));
  }

  condition(condition, place, row, remove) {
    let value = this.value(condition, `${place}/value`);
    const renew = (forget) => {
      if (forget) delete condition.value;
      const next = this.value(condition, `${place}/value`);
      value.replaceWith(next);
      value = next;
      this.changed();
    };
    return element("div", { class: "condition", "data-row": row },
      field("Argument", input(condition.path, (path) => {
        const before = this.argument(condition.path)?.type;
        condition.path = path;
        renew(before !== this.argument(path)?.type);
      }, { list: this.list }), `${place}/path`),
      field("Comparison", select(Object.entries(OPERATORS), condition.op, (op) => {
        condition.op = op;
        renew(true);
      }), `${place}/op`),
      value,
      button("Remove", remove, { class: "plain remove", "aria-label": "Remove this condition" }));
  }

  argument(path) {
    return this.tool.arguments.find((argument) => argument.path === path);
  }

  /** A control by comparison and by the type of the argument. */
  value(condition, pointer) {
    const argument = this.argument(condition.path) ?? { type: "unknown", members: [] };
    const change = (value) => {
      condition.value = value;
      this.changed();
    };
    const yesOrNo = (chosen) => select([["true", "yes"], ["false", "no"]], String(chosen), (text) => change(text === "true"));
    const { op, value } = condition;
    if (op === "exists" || (argument.type === "boolean" && ["eq", "neq"].includes(op)
        && (value === undefined || typeof value === "boolean"))) {
      condition.value = value ?? true;
      return field("Value", yesOrNo(condition.value), pointer);
    }
    if (op === "in" || op === "not_in") return this.several(condition, argument, pointer, change);
    if (["lt", "lte", "gt", "gte"].includes(op) || this.takesNumbers(argument, op, value)) {
      return field("Value (a number)", input(show(value), (text) => change(toNumber(text)), { inputmode: "decimal" }), pointer);
    }
    const text = value === undefined || typeof value === "string";
    if (argument.members.length && text && ["eq", "neq"].includes(op)) {
      const members = [...new Set([...argument.members, value ?? argument.members[0]])];
      condition.value = value ?? members[0];
      return field("Value", select(members.map((member) => [member, visible(member)]), condition.value, change), pointer);
    }
    if (op === "regex" || (argument.type === "string" && text)) {
      return field(op === "regex" ? "Regular expression" : "Value (a text)", input(show(value), change), pointer);
    }
    return field("Value (a text, or JSON)", input(typeof value === "string" && toAny(value) !== value
      ? JSON.stringify(value) : show(value), (typed) => change(toAny(typed))), pointer);
  }

  takesNumbers(argument, op, value) {
    return ["integer", "number"].includes(argument.type) && op !== "regex" && op !== "contains"
      && (value === undefined || typeof value === "number" || isRaw(value));
  }

  /** Checkboxes where the tool lists what an argument may be, else one value a line. */
  several(condition, argument, pointer, change) {
    const values = (condition.value ??= []);
    if (argument.members.length && values.every((value) => typeof value === "string")) {
      const members = [...new Set([...argument.members, ...values])];
      const boxes = members.map((member) => element("label", { class: "check" },
        element("input", { type: "checkbox", checked: values.includes(member), onchange: (event) => change(
          members.filter((other) => (other === member ? event.target.checked : condition.value.includes(other)))) }),
        " ", visible(member)));
      return element("fieldset", { class: "field" }, element("legend", {}, "Values"), ...boxes);
    }
    const parse = ["integer", "number"].includes(argument.type) ? toNumber : argument.type === "string" ? (text) => text : toAny;
    const write = (value) => (typeof value === "string" && parse(value) === value ? value : JSON.stringify(value));
    return field("Values (one a line)", element("textarea", { rows: 3, spellcheck: "false", oninput: (event) =>
      change(event.target.value.split("\n").filter((line) => line !== "").map(parse)) }, values.map(write).join("\n")), pointer);
  }

  limits() {
    const limits = this.rule.limits ?? [];
    return element("div", { class: "part" }, ...limits.map((limit, i) => this.limit(limit, i)),
      button("Add: a limit", () => {
        (this.rule.limits ??= []).push({ counter: this.counter(), window: "minute", max: 10, scope: "grant" });
        this.reshape(`[data-row="limit-${this.rule.limits.length - 1}"] input`);
      }, { "data-add": "limit" }));
  }

  limit(limit, i) {
    const place = `${this.place}/limits/${i}`;
    const fields = [
      field("At most", input(show(limit.max), (text) => {
        limit.max = toNumber(text);
        this.changed();
      }, { inputmode: "numeric", class: "short" }), `${place}/max`),
      field("in a", select([["minute", "minute"], ["hour", "hour"], ["day", "day"]], limit.window, (window) => {
        limit.window = window;
        this.changed();
      }), `${place}/window`),
    ];
    if (this.tool) {
      fields.push(field("Counting (empty: calls)", input(limit.increment_from ?? "", (path) => {
        if (path) limit.increment_from = path;
        else delete limit.increment_from;
        this.changed();
      }, { list: this.list }), `${place}/increment_from`));
    }
    return element("div", { class: "condition", role: "group", "aria-label": `Limit ${i + 1}`, "data-row": `limit-${i}` }, ...fields,
      button("Remove", () => {
        this.rule.limits.splice(i, 1);
        this.reshape("[data-add=limit]");
      }, { class: "plain remove", "aria-label": `Remove limit ${i + 1}` }));
  }

  /** A name that no other limit of the rule has; the first is named like those that are recommended. */
  counter() {
    const name = this.tool ? `${this.tool.name.toLowerCase()}_rate` : "all_tools_rate";
    const taken = new Set((this.rule.limits ?? []).map((limit) => limit.counter));
    let free = name;
    for (let i = 2; taken.has(free); i++) free = `${name}_${i}`;
    return free;
  }
}
