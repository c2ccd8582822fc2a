// Reads inputs as an endpoint does, for the tests of the schemas.
import type { Endpoint } from './endpoint';
import { endpoints } from './endpoints';
import type { JsonObject } from './types';

/** Fails when there is no such endpoint. */
export function find(endpointId: string): Endpoint {
	const endpoint = endpoints.find((candidate) => candidate.endpointId === endpointId);
	if (endpoint === undefined) throw new Error(`No endpoint ${endpointId}`);
	return endpoint;
}

/** The complaints as 'field: type', with the context where there is one. */
export function complaints(endpointId: string, input: JsonObject): string[] {
	const { errors } = find(endpointId).read(input);
	return (errors ?? []).map(({ loc, type, ctx }) =>
		[loc.slice(1).join('.'), type, ...(ctx ? [JSON.stringify(ctx)] : [])].join(' '),
	);
}
