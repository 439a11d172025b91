import type { ObjectType } from './object-types.ts';

/** Who made a change and when, as it stands in the property history and in webhooks. */
export interface Actor {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `CRM_UI`, `INTEGRATION`, `FORM`, `IMPORT` …; an open set. */
  readonly source: string;
  /** `userId:7` for a person, the app's id for an app; webhooks may lack it. */
  readonly sourceId: string | null;
}

export interface PropertyVersion extends Actor {
  /** As stored: times in milliseconds, an empty string where the value was cleared. */
  readonly value: string;
}

export interface CrmObject {
  readonly type: ObjectType;
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  archivedAt: number | null;
  /** Every value of every property, oldest first. */
  readonly history: Map<string, PropertyVersion[]>;
}

export interface PropertyOption {
  readonly value: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
  readonly description?: string | undefined;
}

export const PROPERTY_KINDS = [
  'bool',
  'date',
  'datetime',
  'enumeration',
  'number',
  'phone_number',
  'string',
] as const;
export type PropertyKind = (typeof PROPERTY_KINDS)[number];

export const FIELD_KINDS = [
  'booleancheckbox',
  'calculation_equation',
  'checkbox',
  'date',
  'file',
  'html',
  'number',
  'phonenumber',
  'radio',
  'select',
  'text',
  'textarea',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface Property {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: PropertyKind;
  readonly fieldType: FieldKind;
  readonly options: readonly PropertyOption[];
  readonly displayOrder: number;
  readonly hasUniqueValue: boolean;
  readonly hidden: boolean;
  readonly formField: boolean;
  readonly hubspotDefined: boolean;
  /** HubSpot computes or tracks it: no API write may set it. */
  readonly readOnly: boolean;
  readonly calculated: boolean;
  /** The allowed values are records of another kind, such as owners. */
  readonly externalOptions: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt: number | null;
}

export interface PropertyGroup {
  readonly name: string;
  readonly label: string;
  readonly displayOrder: number;
}

export interface PipelineStage {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  /** Strings, as HubSpot has them: `probability` "0.2", `isClosed` "false". */
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly stages: readonly PipelineStage[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Owner {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: number;
}

export const TIERS = ['free', 'professional', 'enterprise'] as const;
export type Tier = (typeof TIERS)[number];
