import { typesIn } from './declared-types';
import { unknownKeys } from './unknown-keys';

const TYPES = typesIn(`
variable "hosts" {
  description = "Hosts, with type = object({ wrong })."
  type = map(object({
    services      = optional(set(string)) # null for all
    instance_type = optional(string, "t3.small")
    disk = optional(object({
      size = optional(number, 20)
    }), { size = 20 })
    az_index = optional(number, 0)
  }))
  default = {}

  validation {
    condition     = length(var.hosts) > 0
    error_message = "type = string"
  }
}

variable "name" { type = string }
variable "limits" { type = list(object({ "cpu" : number, memory = number })) }
variable "anything" { default = {} }
`);

const unknown = (name: string, value: unknown) =>
  unknownKeys(value, TYPES[name] ?? { kind: 'other' }, name);

it.each([
  ['every key it has', { a: { services: ['users'], instance_type: 't3.large', az_index: 1 } }],
  ['nested ones', { a: { disk: { size: 1 } }, b: {} }],
  ['none', null],
])('a value with %s is as its type', (_, value) => {
  expect(unknown('hosts', value)).toEqual([]);
});

it('names the keys that a type does not have, by where they are', () => {
  const value = { a: { instnce_type: 't3.large' }, b: { disk: { sise: 1 }, az_index: 0 } };
  expect(unknown('hosts', value)).toEqual(['hosts.a.instnce_type', 'hosts.b.disk.sise']);
  expect(unknown('limits', [{ cpu: 1, memory: 2 }, { cpus: 1 }])).toEqual(['limits.1.cpus']);
});

it('does not take what every object has for a key', () => {
  expect(unknown('limits', [{ constructor: 1 }])).toEqual(['limits.0.constructor']);
});

it('says nothing of values without keys, and of those that may have any', () => {
  expect(unknown('name', 'shop')).toEqual([]);
  expect(unknown('anything', { whatever: 1 })).toEqual([]);
});
