"""What texts, fields and pages refuse."""

from identity.kernel.errors import Conflict, InputRefused


class InvalidContent(InputRefused):
    """A value that is unknown, of the wrong type or out of bounds."""

    code = "guard.invalid_input"
    message = "The input is not valid: {reason}"


class ProfileFieldNameTaken(Conflict):
    """Another profile field has this name."""

    code = "custom_profile_fields.name_exists"
    message = "There is a profile field with the name {name} already."


class ProfileFieldNameIsIdentifier(InputRefused):
    """A name that means an identifier people sign in with."""

    code = "custom_profile_fields.name_conflict_sign_in_identifier"
    message = "{name} is what people sign in with; a profile field cannot have that name."


class ProfileFieldNameReserved(InputRefused):
    """A name that means something else in a user's data."""

    code = "custom_profile_fields.name_conflict_builtin_prop"
    message = "{name} means something else in a user's data; choose another name."


class ProfileFieldBounds(InputRefused):
    """A lower bound above the upper one."""

    code = "custom_profile_fields.invalid_min_max"
    message = "The lower bound of a profile field lies above its upper one."


class ProfileFieldOptions(InputRefused):
    """A choice between nothing, or between the same thing twice."""

    code = "custom_profile_fields.invalid_options"
    message = "A choice needs at least one option, and no value twice."


class ProfileFieldFormat(InputRefused):
    """A pattern or a date format that means nothing."""

    code = "custom_profile_fields.invalid_format"
    message = "The format of the profile field cannot be understood."


class ProfileFieldParts(InputRefused):
    """A composed field with a part twice, or with none in use."""

    code = "custom_profile_fields.invalid_parts"
    message = "A composed field uses at least one of its parts, and names none twice."


class UnknownProfileFields(InputRefused):
    """An order that names fields which do not exist, or one twice."""

    code = "custom_profile_fields.entity_not_exists_with_names"
    message = "These profile fields do not exist, or are named twice: {names}"


class TooManyProfileFields(Conflict):
    """More fields than anybody would fill in."""

    code = "custom_profile_fields.too_many"
    message = "There can be at most {limit} profile fields."


class TemplateFilterMissing(Conflict):
    """A deletion of templates that would not say which."""

    code = "email_templates.filter_required"
    message = "Name a language or a template type: not all templates are removed at once."
