import { getServers } from 'node:dns';
import { networkInterfaces } from 'node:os';
import type { NetworkRecord } from '../../evidence/environment-sheet.js';

/** Addresses of this machine, loopback left out, by name of the interface. */
export const machineAddresses = (): NetworkRecord['interfaces'] =>
  Object.entries(networkInterfaces())
    .flatMap(([name, addresses = []]) => addresses.flatMap(({ internal, address }) => (internal ? [] : [{ name, address }])))
    .sort((a, b) => (a.name + a.address < b.name + b.address ? -1 : 1));

/** Resolvers the system is set to ask. */
export const dnsServers = (): readonly string[] => getServers();

const proxyVariable = /^(?:(?:http|https|ftp|all|no|socks)_proxy|node_use_env_proxy)$/i;

/** Names of the proxy variables that are set and not empty. Their values may hold passwords. */
export const proxyVariables = (environment: Readonly<Record<string, string | undefined>> = process.env): readonly string[] =>
  Object.entries(environment)
    .flatMap(([name, value]) => (proxyVariable.test(name) && value ? [name] : []))
    .sort();
