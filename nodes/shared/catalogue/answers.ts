import type { Answer } from '../fal/answer';
import { isPage } from '../fal/meanings';
import { isRecord, recordOf, textOf } from '../util/unknown';

/** One model as fal's catalogue lists it. */
export interface ListedModel {
	endpointId: string;
	/** The id where fal has no name for it. */
	displayName: string;
	category: string;
	/** On one line. */
	description: string;
	/** fal calls it deprecated. */
	retired: boolean;
}

/** Why the catalogue could not be read, for a person. */
export interface CatalogueFailure {
	is: 'failed';
	/** One sentence without its final period. */
	message: string;
	/** What to do. */
	hint: string;
	/**
	 * passing: asked again, fal may answer. refused: the credential must change first. undescribed: fal
	 * has no description of this model.
	 */
	kind: 'passing' | 'refused' | 'undescribed';
}

export type ModelsReading =
	{ is: 'models'; models: readonly ListedModel[]; nextCursor: string | null } | CatalogueFailure;

export type DocumentReading =
	/** The document itself is not checked here. */
	{ is: 'document'; model: ListedModel; document: unknown } | CatalogueFailure;

const KEY_HINT = 'Paste the whole key (id:secret) from fal.ai/dashboard/keys into the credential.';
const BY_HAND =
	'Give the fields of this model in Additional Input (JSON), as its page on fal.ai shows them.';

/** One page of a search. */
export function readModels(answer: Answer): ModelsReading {
	const { models, next_cursor: cursor } = recordOf(answer.body);
	if (answer.statusCode !== 200 || !Array.isArray(models)) return failureOf(answer);
	return {
		is: 'models',
		models: models.map(listedModel).filter((model) => model !== null),
		nextCursor: textOf(cursor) || null,
	};
}

/** The one model that was asked for, with its document. */
export function readDocumentAnswer(answer: Answer, endpointId: string): DocumentReading {
	const { models } = recordOf(answer.body);
	if (answer.statusCode === 404 && isRecord(answer.body)) return unknown(endpointId);
	if (answer.statusCode !== 200 || !Array.isArray(models)) return failureOf(answer);
	const entry = models.map(recordOf).find((one) => one.endpoint_id === endpointId);
	const model = listedModel(entry);
	if (entry === undefined || model === null) return unknown(endpointId);
	const { openapi: document } = entry;
	if (!isRecord(document) || document.error !== undefined) {
		const said = textOf(recordOf(recordOf(document).error).message);
		return {
			is: 'failed',
			message: `fal could not describe the fields of ${endpointId}${said === null ? '' : `: ${oneLine(said)}`}`,
			hint: BY_HAND,
			kind: 'undescribed',
		};
	}
	return { is: 'document', model, document };
}

function unknown(endpointId: string): CatalogueFailure {
	return {
		is: 'failed',
		message: `fal's catalogue has no model ${endpointId}`,
		hint: `Check its ID. A private app or a workflow is not listed: ${lowered(BY_HAND)}`,
		kind: 'undescribed',
	};
}

function failureOf(answer: Answer): CatalogueFailure {
	const { statusCode, sent, body } = answer;
	const passing = (message: string, hint = 'Try it again later.'): CatalogueFailure => ({
		is: 'failed',
		message,
		hint,
		kind: 'passing',
	});
	const refused = (message: string, hint: string): CatalogueFailure => ({
		is: 'failed',
		message,
		hint,
		kind: 'refused',
	});
	if (statusCode === null && !sent) {
		return passing(
			'fal could not be reached',
			'Check the network of this n8n and Proxy URL in the credential.',
		);
	}
	if (statusCode === null) return passing('fal did not answer in time');
	const isFal = !isPage(answer);
	if (statusCode === 401 && isFal) return refused('fal did not accept the API key', KEY_HINT);
	if (statusCode === 403 && isFal) {
		return refused(
			'fal does not let this key read the list of models',
			'Give the key access at fal.ai/dashboard/keys.',
		);
	}
	if (statusCode === 429) return passing('fal is asked too often at the moment');
	if (statusCode >= 500) return passing(`fal has a problem at the moment (HTTP ${statusCode})`);
	const said = textOf(recordOf(recordOf(body).error).message);
	return refused(
		said === null
			? `What answered is not fal (HTTP ${statusCode})`
			: `fal refused the question: ${oneLine(said)}`,
		'Check Proxy URL in the credential.',
	);
}

function listedModel(entry: unknown): ListedModel | null {
	const { endpoint_id: endpointId, metadata } = recordOf(entry);
	if (typeof endpointId !== 'string' || endpointId === '') return null;
	const { display_name: name, category, description, status } = recordOf(metadata);
	return {
		endpointId,
		displayName: oneLine(textOf(name) ?? '') || endpointId,
		category: textOf(category) ?? '',
		description: oneLine(textOf(description) ?? ''),
		retired: status === 'deprecated',
	};
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}

function lowered(sentence: string): string {
	return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
