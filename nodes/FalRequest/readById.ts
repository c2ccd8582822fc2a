import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readEndpointId as readModelId } from '../shared/catalogue/endpointId';
import { InvalidInputError, unreadable } from '../shared/failures/failure';
import { requestOf } from '../shared/fal/urls';
import { readKeptFields } from '../shared/input/keptFields';
import { readRequestOptions, type RequestOptions } from '../shared/input/requestOptions';
import { NO_ENTRY } from '../shared/ledger/entry';
import { unlistedModel } from '../shared/model/menu';
import { newOutcome } from '../shared/output/output';
import { failed, type EndedItem, type OpenItem } from '../shared/request/item';
import { isRecord, recordOf } from '../shared/util/unknown';
import { readRequestId } from './requestId';

const ENDPOINT_LABEL = 'Endpoint ID';

/** The request an item is about: from the fields, or from the fal key an earlier node left. */
export function readById(
	context: IExecuteFunctions,
	itemIndex: number,
	operation: string,
): OpenItem | EndedItem {
	let outcome = newOutcome(itemIndex);
	try {
		outcome = { ...outcome, kept: readKeptFields(context, itemIndex) };
		const earlier = earlierOf(context, itemIndex);
		const found = given(context, 'requestId', 'Request ID', itemIndex) ?? earlier.requestId;
		if (isEmpty(found)) throw missing('Request ID');
		const requestId = readRequestId(found);
		const endpointId = readEndpointId(context, itemIndex, earlier.endpointId);
		const sameRequest = earlier.requestId === requestId;
		const request = requestOf(endpointId, requestId, {
			status_url: sameRequest ? earlier.statusUrl : undefined,
			response_url: sameRequest ? earlier.responseUrl : undefined,
			cancel_url: sameRequest ? earlier.cancelUrl : undefined,
		});
		const input = sameRequest && isRecord(earlier.input) ? (earlier.input as IDataObject) : null;
		return {
			state: 'open',
			request,
			model: unlistedModel(endpointId),
			options: readOptions(context, itemIndex, operation),
			entry: NO_ENTRY,
			price: null,
			submittedNow: false,
			certain: true,
			queuePosition: null,
			outcome: { ...outcome, endpointId, request, input },
		};
	} catch (error) {
		return failed({ outcome }, unreadable(error));
	}
}

/** @throws InvalidInputError where neither the field nor the item has one */
export function readEndpointId(
	context: IExecuteFunctions,
	itemIndex: number,
	earlier: unknown,
): string {
	const endpointId = given(context, 'endpointId', ENDPOINT_LABEL, itemIndex) ?? earlier;
	if (isEmpty(endpointId)) throw missing(ENDPOINT_LABEL);
	return readModelId(endpointId, ENDPOINT_LABEL);
}

/** Only two operations hand on a result, so only these download it. */
function readOptions(
	context: IExecuteFunctions,
	itemIndex: number,
	operation: string,
): RequestOptions {
	const options = readRequestOptions(context, itemIndex);
	const handsOn = operation === 'getResult' || operation === 'waitForResult';
	return { ...options, waitMode: 'wait', download: handsOn ? options.download : null };
}

/** The `fal` key that an earlier node left; an item may come without any json. */
export function earlierOf(context: IExecuteFunctions, itemIndex: number): Record<string, unknown> {
	return recordOf(recordOf(recordOf(context.getInputData()[itemIndex]).json).fal);
}

/**
 * The field's value; null where it is empty, so that the item's counts.
 * @throws InvalidInputError where an expression gives nothing: the item's request may be another one
 */
function given(
	context: IExecuteFunctions,
	name: string,
	label: string,
	itemIndex: number,
): unknown {
	const held: unknown = context.getNodeParameter(name, itemIndex, '');
	// A locator, or the text of an earlier version of the form.
	const value = isRecord(held) && Object.hasOwn(held, 'value') ? held.value : held;
	if (value === undefined || value === null) {
		throw new InvalidInputError(
			label,
			`${label} is empty: its expression gives nothing`,
			'Check the expression, or leave the field empty to take the request of the item.',
		);
	}
	return isEmpty(value) ? null : value;
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function missing(label: string): InvalidInputError {
	return new InvalidInputError(
		label,
		`${label} is empty, and the item has none from an earlier fal node`,
	);
}
