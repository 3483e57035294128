"""What pyxform refuses, in our words. Its sentences are known by patterns, since most carry no code."""

from __future__ import annotations

from typing import NamedTuple

from fieldservice.i18n import mark


class Case(NamedTuple):
    """pyxform's sentence (a pattern) and ours. Named groups fill the words in braces and, where the sentence names no
    row, tell it: `question` by the name of a row, `kind` by its type, `list` by the list in its type, `parameter` (with
    `value`) by its parameters. `kind` and `holds` are such types and parameters where the sentence itself has no word
    for them; `holds` may say which values are wrong.
    """

    pattern: str
    words: str
    sheet: str = ""
    kind: str = ""
    holds: str = ""
    wrong: str = ""  # a pattern that the parameter's right values match
    row: int = 0


_WHOLE = r"\s*[+-]?\d+\s*"
_RANGE = "For the 'range' question type, "

CASES: tuple[Case, ...] = (
    # ---- sheets and columns
    Case(r"You must have a sheet named 'survey'\..*similar names were found: (?P<similar>[^.]+)\.",
         mark("xlsform", "The sheet “survey” is missing. Is it the one called {similar}?"), sheet="-"),
    Case(r"You must have a sheet named 'survey'", mark("xlsform", "The sheet “survey” is missing."), sheet="-"),
    Case(r"should be a choices sheet.*similar names were found: (?P<similar>[^.]+)\.",
         mark("xlsform", "Its choices need the sheet “choices”, which is missing. Is it the one called {similar}?"),
         kind="select|rank"),
    Case(r"should be a choices sheet",
         mark("xlsform", "Its choices need the sheet “choices”, which is missing or empty."), kind="select|rank"),
    Case(r"should be an external_choices sheet.*similar names were found: (?P<similar>[^.]+)\.",
         mark("xlsform", "Its choices need the sheet “external_choices”, which is missing. Is it the one called"
              " {similar}?"), kind="select_one_external"),
    Case(r"should be an external_choices sheet",
         mark("xlsform", "Its choices need the sheet “external_choices”, which is missing or empty."),
         kind="select_one_external"),
    Case(r"Headers that are different names for the same column were found: '(?P<first>[^']*)', '(?P<second>[^']*)'",
         mark("xlsform", "The columns “{first}” and “{second}” mean the same. Keep one of them."), row=1),
    Case(r"One or more required column headers were not found: (?P<missing>.+?)\. ",
         mark("xlsform", "The first row must have the names of the columns; this one is missing: {missing}."), row=1),
    Case(r"missing header row", mark("xlsform", "The first row must have the names of the columns."), row=1),
    Case(r"column\(s\) are not supported by this version of pyxform: (?P<columns>.+?)\. ",
         mark("xlsform", "These columns are not known here: {columns}."), sheet="entities", row=1),
    # ---- types
    Case(r"Question with no type", mark("xlsform", "The question has no type.")),
    Case(r"Unknown question type '(?P<kind>select[^']*|rank|osm)'",
         mark("xlsform", "The question does not say which list its choices are in.")),
    Case(r"Unknown question type '(?P<kind>[^']*)'", mark("xlsform", "The question type “{kind}” is not known.")),
    Case(r"'itemset' and 'list_name' must not both be None",
         mark("xlsform", "The question does not say which list its choices are in."), kind="select|rank|osm"),
    Case(r"section has not been included",
         mark("xlsform", "It takes in another form (include), which is not in this file."), kind="include"),
    Case(r"Missing calculation", mark("xlsform", "The calculation is missing.")),
    Case(r"'background-geopoint' questions, the 'calculation' column must be empty",
         mark("xlsform", "“background-geopoint” can't have a calculation.")),
    Case(r"'background-geopoint' questions, the 'trigger' column must not be empty",
         mark("xlsform", "“background-geopoint” needs a trigger.")),
    Case(r"element named '(?P<question>[^']*)' has no label or hint",
         mark("xlsform", "The question “{question}” has neither a label nor a hint.")),
    Case(r"To use big-image, you must also specify an image for the survey element named (?P<question>.+?)\.$",
         mark("xlsform", "The question “{question}” has a “big-image” but no “image”.")),
    Case(r"Media type: (?P<first>\S+) not supported",
         mark("xlsform", "Media of the kind “{first}” are not possible. Possible are image, big-image, audio and"
              " video.")),
    # ---- groups
    Case(r"Unmatched 'end_(?P<first>\w+)'",
         mark("xlsform", "“end_{first}” stands here, but no “begin_{first}” is open.")),
    Case(r"Unmatched 'begin_(?P<first>\w+)'\. .* for the name '(?P<second>[^']*)'",
         mark("xlsform", "“begin_{first}” of “{second}” has no “end_{first}”.")),
    Case(r"Repeat loop without list name", mark("xlsform", "The loop does not say which list it goes through.")),
    Case(r"List name not in columns sheet: (?P<list>\S+)",
         mark("xlsform", "The list “{list}” is not on the sheet “choices”.")),
    # ---- names
    Case(r"^The 'name' value is invalid\.",
         mark("xlsform", "A choice of the list that the loop goes through can't be a name. A name begins with a"
              " letter or _, then come letters, digits, _ - or a full stop."), kind="begin.loop"),
    Case(r"Question or group with no name", mark("xlsform", "The question or group has no name.")),
    Case(r"name 'meta' is reserved", mark("xlsform", "The name “meta” is kept for the form itself.")),
    Case(r"Audits must always be named", mark("xlsform", "An audit must be called “audit”, or have no name.")),
    Case(r"'name' value '(?P<first>[^']*)' is invalid\. Questions, groups, and repeats must be unique",
         mark("xlsform", "The name “{first}” is used twice in the same group.")),
    Case(r"'name' value '(?P<first>[^']*)' is invalid\. Repeat names must not be the same as",
         mark("xlsform", "The repeat is called “{first}”, as the form itself is. Give it another name.")),
    Case(r"'name' value '(?P<first>[^']*)' is invalid\. Repeat names must unique",
         mark("xlsform", "Another repeat is called “{first}” too. Each needs a name of its own.")),
    Case(r"'settings' sheet, the '(?P<column>name)' value is invalid\. Names must begin",
         mark("xlsform", "{what} can't be a name. A name begins with a letter or _, then come letters, digits, _ - or"
              " a full stop."), row=2),
    Case(r"'(?P<column>[^']*)' value is invalid\. Names must begin with a letter",
         mark("xlsform", "{what} can't be a name. A name begins with a letter or _, then come letters, digits, _ - or"
              " a full stop.")),
    Case(r"'(?P<column>[^']*)' value is invalid\. Names used here must not begin with two",
         mark("xlsform", "{what} must not begin with two underscores.")),
    Case(r"'(?P<column>[^']*)' value is invalid\. Names used here must not contain a period",
         mark("xlsform", "{what} must not contain a full stop.")),
    Case(r"'(?P<column>[^']*)' value is invalid\. Names used here must not be 'name' or 'label'",
         mark("xlsform", "{what} is not possible: “name” and “label” are kept.")),
    Case(r"The name '(?P<kind>[^']*)' was found (?P<count>\d+) time",
         mark("xlsform", "{count} files or lists outside the form have the name “{kind}”."), kind="-external"),
    Case(r"same instance id.*Instance name: '(?P<list>[^']*)'.*Existing URI: '(?P<first>[^']*)'.*Duplicate URI: "
         r"'(?P<second>[^']*)'",
         mark("xlsform", "Two different files are called “{list}”: {first} and {second}.")),
    # ---- references
    Case(r"Could not find the name '(?P<first>[^']*)'",
         mark("xlsform", "The column “{column}” speaks of “{first}”, but no question has that name.")),
    Case(r"The name '(?P<first>[^']*)' appears more than once",
         mark("xlsform", "The column “{column}” speaks of “{first}”, but several questions have that name.")),
    Case(r"Reference variables must start",
         mark("xlsform", "The column “{column}” has a reference that is not written like ${{name}}.")),
    Case(r"Reference variable lists must have a comma",
         mark("xlsform", "The questions in the column “{column}” must be separated by commas.")),
    Case(r"trying to replace \$\{(?P<first>[^}]*)\}.*There is no survey element",
         mark("xlsform", "A rule or text speaks of “{first}”, but no question has that name.")),
    Case(r"trying to replace \$\{(?P<first>[^}]*)\}",
         mark("xlsform", "A rule or text speaks of “{first}”, but several questions have that name.")),
    Case(r"question \$\{(?P<first>[^}]*)\} is not user-visible.*for question \$\{(?P<question>[^}]*)\}",
         mark("xlsform", "“{first}” is not shown to people, so it can't be the trigger of “{question}”.")),
    # ---- choices
    Case(r"Choices must have a name", mark("xlsform", "The choice has no name."), sheet="choices"),
    Case(r"Choice names must be unique",
         mark("xlsform", "{what} is in its list twice. If that is meant, say allow_choice_duplicates = yes on the sheet"
              " “settings”."), sheet="choices"),
    Case(r"Choice names with spaces.*See \[(?P<choice>.*)\] in \[(?P<list>.*)\]",
         mark("xlsform", "The name “{choice}” has a blank in it, and a question lets people choose several of the list"
              " “{list}”. Write it without blanks."), sheet="choices"),
    Case(r"List name not in choices sheet: (?P<list>\S+)",
         mark("xlsform", "The list of choices “{list}” is not on the sheet “choices”.")),
    Case(r"List name not in external choices sheet: (?P<list>\S+)",
         mark("xlsform", "The list of choices “{list}” is not on the sheet “external_choices”.")),
    Case(r"File name for '\S+ (?P<list>[^']*)' should end with",
         mark("xlsform", "“{list}”: the file must end in .csv, .xml or .geojson.")),
    Case(r"^KeyError '\$\{(?P<first>[^}]*)\}'",
         mark("xlsform", "Several choices can't be taken from the answers to “{first}”. Use a list, or select_one."),
         kind=r"select[^$]*\$\{"),
    Case(r"^KeyError 'label'",
         mark("xlsform", "A question with or_other needs a label for each of its choices."), kind="select.*or.other"),
    Case(r"Choice filter not supported with or_other",
         mark("xlsform", "A question with or_other can't filter its choices.")),
    Case(r"Please specify choices for this 'or other'", mark("xlsform", "A question with or_other needs choices.")),
    Case(r"should be choices for this question", mark("xlsform", "The question has no choices."), kind="select"),
    Case(r"Choice filter not supported for table-list",
         mark("xlsform", "The first question of a table-list can't filter its choices.")),
    Case(r"list names don't match: (?P<first>\S+) vs\. (?P<second>\S+)",
         mark("xlsform", "All questions of a table-list must have the same list; here are “{first}” and “{second}”.")),
    Case(r"Question '(?P<question>[^']*)' is a select from file type, using 'search\(\)'",
         mark("xlsform", "“{question}” takes its choices from a file, so it can't have search() too.")),
    Case(r"Question '(?P<question>[^']*)' uses 'search\(\)'.*list name '(?P<first>[^']*)'.*will not work: "
         r"(?P<second>[^.]*)\.",
         mark("xlsform", "“{question}” looks up the list “{first}” with search(), but {second} uses the same list"
              " without it.")),
    # ---- parameters
    Case(r"Parameters must be in the form of|parameters parsing failed",
         mark("xlsform", "The parameters must be written like key=value, with blanks between them.")),
    Case(r"accepted parameter keys for this question type are '(?P<second>[^']*)'.*key\(s\): '(?P<first>[^']*)'",
         mark("xlsform", "The parameter {first} is not known for this type. Possible: {second}.")),
    Case(r"Parameters must include randomize=true", mark("xlsform", "A seed needs randomize=true beside it."),
         holds="seed"),
    Case(r"seed value must be a number", mark("xlsform", "The parameter “seed” must be a number or a question."),
         holds="seed", wrong=r"\s*[+-]?[\d.]+\s*|\$\{.*\}"),
    Case(r"track-changes-reasons must be set to on-form-edit",
         mark("xlsform", "The parameter “track-changes-reasons” can only be on-form-edit."), kind="audit"),
    Case(r"(?P<parameter>[\w-]+) must be set to true or false: '(?P<value>[^']*)'",
         mark("xlsform", "The parameter “{parameter}” must be true or false, not “{value}”.")),
    Case(r"Parameter location-priority must be set",
         mark("xlsform", "The parameter “location-priority” must be no-power, low-power, balanced or high-accuracy."),
         kind="audit"),
    Case(r"location-max-age must be greater than or equal to location-min",
         mark("xlsform", "“location-max-age” can't be smaller than “location-min-interval”."), kind="audit"),
    Case(r"To include location information in the audit",
         mark("xlsform", "An audit with places needs location-priority, location-min-interval and location-max-age"
              " together."), kind="audit"),
    Case(r"Parameter (?P<parameter>[\w-]+) must have an integer value",
         mark("xlsform", "The parameter “{parameter}” must be a whole number."), wrong=_WHOLE),
    Case(r"Parameter (?P<parameter>[\w-]+) must be greater +than or equal to zero",
         mark("xlsform", "The parameter “{parameter}” can't be less than 0."), wrong=r"\s*\d+\s*"),
    Case(r"Invalid value for (?P<parameter>[\w-]+)\.",
         mark("xlsform", "The parameter “{parameter}” has a value that is not known."),
         wrong="normal|voice-only|low|external"),
    Case(r"invalid Android package name",
         mark("xlsform", "The parameter “app” must be the name of an Android program, such as org.example.camera.")),
    Case(r"'incremental'", mark("xlsform", "The parameter “incremental” can only be true."), holds="incremental",
         wrong="true|yes"),
    Case(r"'reference-geometry'",
         mark("xlsform", "The parameter “reference-geometry” must be a list, a file or a repeat of the form.")),
    Case(r"'(?P<parameter>capture-accuracy|warning-accuracy)' parameter must have a numeric value",
         mark("xlsform", "The parameter “{parameter}” must be a number.")),
    Case(r"'allow-mock-accuracy' parameter must be",
         mark("xlsform", "The parameter “allow-mock-accuracy” must be true or false.")),
    Case(_RANGE + r"the parameter '(?P<parameter>\w+)' must be a number",
         mark("xlsform", "The parameter “{parameter}” must be a number.")),
    Case(_RANGE + r"the parameter '(?P<parameter>\w+)' must not be '0'",
         mark("xlsform", "The parameter “{parameter}” can't be 0.")),
    Case(_RANGE + r"the parameter '(?P<parameter>\w+)' must not be larger",
         mark("xlsform", "The parameter “{parameter}” is larger than what lies between start and end.")),
    Case(_RANGE + r"the parameter '(?P<parameter>\w+)' must be a multiple",
         mark("xlsform", "The parameter “{parameter}” must be a multiple of “step”.")),
    Case(_RANGE + r"the parameter '(?P<parameter>\w+)' must be between",
         mark("xlsform", "The parameter “{parameter}” must lie between start and end.")),
    Case(_RANGE + r"the parameter 'tick_labelset' must be a choice list",
         mark("xlsform", "The parameter “tick_labelset” must be a list of the sheet “choices”.")),
    Case(_RANGE + r"the parameter 'tick_labelset' choice list must have only 2",
         mark("xlsform", "With “no-ticks”, the list of “tick_labelset” can only have start and end.")),
    Case(_RANGE + r"the parameters 'tick_interval'",
         mark("xlsform", "tick_interval, placeholder and tick_labelset are only possible with the appearances vertical"
              " and no-ticks, or none.")),
    Case(_RANGE + r"the parameter '[^']*' choice values must all be numbers",
         mark("xlsform", "The names in the list of “tick_labelset” must be numbers.")),
    Case(_RANGE + r"the parameter 'tick_labelset' choices must be between",
         mark("xlsform", "The names in the list of “tick_labelset” must lie between start and end.")),
    Case(_RANGE + r"the parameter 'tick_labelset' choices' values must be equal to.*multiple of '(?P<parameter>\w+)'",
         mark("xlsform", "The names in the list of “tick_labelset” must lie on steps of “{parameter}”.")),
    Case(_RANGE + r"the parameter 'tick_labelset' choice list values may only",
         mark("xlsform", "With “no-ticks”, the list of “tick_labelset” can only have start and end.")),
    # ---- settings
    Case(r"Cannot omit instanceID", mark("xlsform", "With a public_key, omit_instanceID can't be yes."),
         sheet="settings", row=2),
    Case(r"cannot have an empty id_string", mark("xlsform", "The form has no form_id."), sheet="settings", row=2),
    # ---- entities
    Case(r"add an entities sheet", mark("xlsform", "save_to needs the sheet “entities”, which is missing.")),
    Case(r"property '(?P<first>[^']*)' is already assigned by row '(?P<second>[^']*)'",
         mark("xlsform", "The property “{first}” is saved twice, by row {second} too.")),
    Case(r"Groups and repeats can't be saved as entity",
         mark("xlsform", "A group or repeat can't be saved as a property (save_to).")),
    Case(r"entity list name '(?P<first>[^']*)' was not found",
         mark("xlsform", "save_to speaks of the list “{first}”, which is not on the sheet “entities”.")),
    Case(r"entity list name '(?P<first>[^']*)' does not have a label",
         mark("xlsform", "“{first}” needs a label, or an entity_id to change what is there.")),
    Case(r"entity list name '(?P<first>[^']*)' does not have an 'update_if'",
         mark("xlsform", "“{first}” has create_if and entity_id, so it needs update_if too.")),
    Case(r"entity list name '(?P<first>[^']*)' does not have an 'entity_id'",
         mark("xlsform", "“{first}” has update_if, so it needs an entity_id.")),
    Case(r"more than one entity declaration, 'save_to' names must be prefixed",
         mark("xlsform", "There are several lists on the sheet “entities”, so save_to must be written list#property.")),
    Case(r"at most one '#'", mark("xlsform", "save_to can only have one # in it.")),
    Case(r"list_name' column must not have any duplicate",
         mark("xlsform", "The list is on the sheet twice."), sheet="entities"),
    Case(r"Entity lists must have a name", mark("xlsform", "The list has no name."), sheet="entities"),
    Case(r"Each container .* may have only one entity|has a reference in container scope",
         mark("xlsform", "What is saved as an entity comes from groups or repeats that do not belong together.")),
)  # fmt: skip
