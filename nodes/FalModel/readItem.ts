import type { IExecuteFunctions } from 'n8n-workflow';

import { readEndpointId } from '../shared/catalogue/endpointId';
import { InvalidInputError } from '../shared/failures/failure';
import type { VideoRequest } from '../shared/input/input';
import { sendable } from '../shared/input/body';
import { readAdditionalInput } from '../shared/input/json';
import { ownOptions, readOptions } from '../shared/input/options';
import { readRequestOptions } from '../shared/input/requestOptions';
import type { VideoModel } from '../shared/model/model';
import type { Run } from '../shared/request/run';
import { retry } from '../shared/util/retry';
import { recordOf } from '../shared/util/unknown';
import { accountOf } from './account';
import { additionalFiles } from './additional';
import { describeModel, type Description } from './describe';
import { readBody } from './schema/body';
import { savedSchema } from './schema/saved';
import { ownWidgets } from './schema/widgets';
import { undescribedModel, videoModelOf } from './videoModel';

/** fal's catalogue may be down for a moment while its queue works. */
const ATTEMPTS = 3;

/**
 * One item's parameters as a request. What the model takes is read from the saved form where that is
 * of the same model, else fal is asked; without either, only Additional Input is sent.
 * @param listed the models that this package has data of
 * @throws InvalidInputError naming the field, before anything is uploaded or bought
 */
export async function readItem(
	{ context, client, signal }: Pick<Run, 'context' | 'client' | 'signal'>,
	itemIndex: number,
	listed: readonly VideoModel[],
): Promise<VideoRequest> {
	const parameter = (name: string): unknown => context.getNodeParameter(name, itemIndex, null);
	checkLimit(context, itemIndex);
	const endpointId = readEndpointId(parameter('model'));
	if (endpointId === '') throw new InvalidInputError('Model', 'Model is empty', 'Choose a model.');
	const additional = readAdditionalInput(readOptions(parameter).additionalInput);
	// Whole, because n8n would convert `input.value` by a form that may be of another model.
	const { value, schema: form } = recordOf(parameter('input'));
	const saved = savedSchema(form, endpointId);
	const description: Description =
		saved === null
			? await retry(async () => await describeModel(client, accountOf(context), endpointId), {
					attempts: ATTEMPTS,
					again: (one) => one.is === 'unknown' && one.kind === 'passing',
					signal,
				})
			: { is: 'described', schema: saved };
	if (description.is === 'unknown') return undescribed(endpointId, description, additional);
	const { schema } = description;
	const widgets = Object.fromEntries(ownWidgets.map(({ name }) => [name, parameter(name)]));
	const model = listed.find((one) => one.endpointId === endpointId);
	const input = readBody(schema, { widgets, mapped: recordOf(value), additional });
	const described = withFiles(videoModelOf(schema, model), additional);
	return { endpointId, model: described, input: sendable(described, input) };
}

/** fal may be down, or may never say what this model takes, as of a private app. */
function undescribed(
	endpointId: string,
	{ message, hint, kind }: Extract<Description, { is: 'unknown' }>,
	additional: Record<string, unknown>,
): VideoRequest {
	if (kind !== 'undescribed' || Object.keys(additional).length === 0) {
		throw new InvalidInputError('Model', message, hint);
	}
	const model = withFiles(undescribedModel(endpointId), additional);
	return { endpointId, model, input: sendable(model, additional as VideoRequest['input']) };
}

/** Additional Input may put files where fal does not say so. */
function withFiles(model: VideoModel, additional: Record<string, unknown>): VideoModel {
	const { files = [] } = model;
	const known = files.map(({ path }) => path.join());
	const more = additionalFiles(additional).filter(({ path }) => !known.includes(path.join()));
	return { ...model, files: [...files, ...more] };
}

/**
 * An agent chooses by itself how often it calls its tool and with what.
 * @throws InvalidInputError where nothing limits what it may spend
 */
function checkLimit(context: IExecuteFunctions, itemIndex: number): void {
	if (!isTool(context)) return;
	if (readRequestOptions(context, itemIndex).maxCostPerExecution > 0) return;
	const { label } = ownOptions.maxCostPerExecution;
	throw new InvalidInputError(
		label,
		`${label} is not set, and an agent calls this node as often as it likes`,
		`Add ${label} to the tool, in US dollars.`,
	);
}

/** Agents up to version 2 call a tool themselves; later ones let n8n run it as a node. */
function isTool(context: IExecuteFunctions): boolean {
	return context.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
}
